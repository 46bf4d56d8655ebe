namespace Telemetry.Storage.Backups;

/// <summary>Brings a verified backup into an empty data folder.</summary>
public static class BackupRestorer
{
    internal const string UnfinishedFolder = "restore.new";

    /// <summary>
    /// Copies the backup's files; each is hashed on its way. They get their places only when all are there. What is cut short after that leaves
    /// its unfinished folder behind, with which no ledger is opened for writing.
    /// </summary>
    /// <param name="folder">The backup's folder, verified.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="dataFolder">The new data folder: empty or not there yet.</param>
    /// <param name="copied">Told how many bytes were copied.</param>
    /// <param name="cancellationToken">Ends it early; nothing stays.</param>
    /// <exception cref="RestoreCutShortException">An earlier restore into the data folder did not end.</exception>
    /// <exception cref="IOException">The data folder is not empty, or something cannot be read or written.</exception>
    public static void Restore(string folder, BackupManifest manifest, string dataFolder, IProgress<long>? copied, CancellationToken cancellationToken)
    {
        RequireEnded(dataFolder);
        if (File.Exists(dataFolder) || (Directory.Exists(dataFolder) && Directory.EnumerateFileSystemEntries(dataFolder).Any()))
        {
            throw new IOException($"{dataFolder} is not empty; a backup is restored into a folder of its own");
        }

        var unfinished = Path.Combine(dataFolder, UnfinishedFolder);
        try
        {
            PrivateFile.CreateFolder(unfinished);
            var progress = new ByteProgress(copied);
            foreach (var file in manifest.Files)
            {
                Copy(folder, file, unfinished, progress, cancellationToken);
            }
        }
        catch
        {
            PrivateFile.TryRemoveFolder(unfinished);
            throw;
        }

        Place(manifest, unfinished, dataFolder);
    }

    /// <summary>Whoever is about to write a ledger in the folder asks this first.</summary>
    /// <exception cref="RestoreCutShortException">A restore into it did not end.</exception>
    internal static void RequireEnded(string dataFolder)
    {
        if (Directory.Exists(Path.Combine(dataFolder, UnfinishedFolder)))
        {
            throw new RestoreCutShortException(dataFolder);
        }
    }

    // The unfinished folder goes when every name is on the disk, and must not come back with a power cut: what was taken in since would be called a part.
    private static void Place(BackupManifest manifest, string unfinished, string dataFolder)
    {
        FolderSync.SyncTree(dataFolder);
        foreach (var file in manifest.Files)
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(Path.Combine(dataFolder, file.Path))!);
            File.Move(Path.Combine(unfinished, file.Path), Path.Combine(dataFolder, file.Path));
        }

        FolderSync.SyncTree(dataFolder);
        Directory.Delete(unfinished, recursive: true);
        FolderSync.Sync(dataFolder);
    }

    private static void Copy(string folder, BackupFile file, string target, ByteProgress progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(target, file.Path);
        PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
        var hash = PrivateFile.Copy(Path.Combine(folder, file.Path), path, progress, cancellationToken);
        if (Convert.ToHexStringLower(hash) != file.Sha256)
        {
            throw new IOException($"{file.Path} was read otherwise than when it was verified");
        }
    }
}
