using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Backups;

/// <summary>
/// Copies a data folder while the service runs:
/// <code>
/// 1 other databases ─▶ 2 other folders ─▶ 3 closed years ─▶ 4 the year that is written, as of one instant ─▶ 5 manifest ─▶ 6 verify ─▶ 7 rename
/// </code>
/// Until the last step the backup has another name, so what bears its name is complete and verified.
/// </summary>
public sealed class BackupMaker(string dataFolder, BackupContent content, TimeProvider time)
{
    private const string UnfinishedPrefix = ".unfinished-";

    /// <summary>About so many bytes are copied.</summary>
    public long Bytes => Sources().Sum(s => new FileInfo(Path.Combine(dataFolder, s)).Length);

    /// <summary>Makes the backup.</summary>
    /// <param name="target">Folder of this backup, which must not exist yet.</param>
    /// <param name="copied">Told how many bytes were copied.</param>
    /// <param name="verified">Told the position in the ledger up to which the copy verified.</param>
    /// <param name="cancellationToken">Ends it early; nothing stays.</param>
    /// <returns>The report; where it is not sound, no backup was made.</returns>
    /// <exception cref="RestoreCutShortException">The data folder itself holds a part of a backup.</exception>
    /// <exception cref="IOException">The target exists, or something cannot be read or written.</exception>
    public BackupReport Make(string target, IProgress<long>? copied, IProgress<long>? verified, CancellationToken cancellationToken)
    {
        BackupRestorer.RequireEnded(dataFolder);
        if (Path.Exists(target))
        {
            throw new IOException($"{target} exists; a backup never overwrites another");
        }

        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        var parent = Path.GetDirectoryName(place)!;
        var unfinished = Path.Combine(parent, UnfinishedPrefix + Path.GetFileName(place));
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        try
        {
            PrivateFile.CreateFolder(unfinished);
            var files = CopyAll(unfinished, new ByteProgress(copied), cancellationToken);
            var manifest = Describe(unfinished, files);
            manifest.Write(unfinished);
            var report = BackupVerifier.VerifyLedger(unfinished, manifest, verified, cancellationToken);
            if (report.IsSound)
            {
                FolderSync.SyncTree(unfinished);
                Directory.Move(unfinished, place);
                FolderSync.Sync(parent);
            }

            return report;
        }
        finally
        {
            PrivateFile.TryRemoveFolder(unfinished);
        }
    }

    private IEnumerable<string> Sources() => Databases().Concat(FolderFiles()).Concat(LedgerFiles.Years(dataFolder).Select(LedgerFiles.Segment));

    private IEnumerable<string> Databases() => content.Databases.Where(d => File.Exists(Path.Combine(dataFolder, d)));

    private IEnumerable<string> FolderFiles() => content.Folders
        .Select(f => Path.Combine(dataFolder, f))
        .Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
        .Where(f => !f.EndsWith(LedgerFiles.UnfinishedSuffix, StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(dataFolder, f))
        .Order(StringComparer.Ordinal);

    private List<BackupFile> CopyAll(string folder, ByteProgress progress, CancellationToken cancellationToken)
    {
        var files = new List<BackupFile>();
        foreach (var database in Databases())
        {
            files.Add(Snapshot(folder, database, progress, cancellationToken));
        }

        // What a year's turn closes from here on is copied as the year that is written: as of one instant it is the ledger's end.
        var years = LedgerFiles.Years(dataFolder);
        foreach (var file in FolderFiles().Concat(years.SkipLast(1).Select(LedgerFiles.Segment)))
        {
            var target = Path.Combine(folder, file);
            PrivateFile.CreateFolder(Path.GetDirectoryName(target)!);
            var hash = PrivateFile.Copy(Path.Combine(dataFolder, file), target, progress, cancellationToken);
            files.Add(new BackupFile(file.Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(target).Length, Convert.ToHexStringLower(hash)));
        }

        files.Add(Snapshot(folder, LedgerFiles.Segment(years[^1]), progress, cancellationToken));
        return files;
    }

    private BackupFile Snapshot(string folder, string database, ByteProgress progress, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, database);
        SqliteSnapshot.Copy(Path.Combine(dataFolder, database), target, progress, cancellationToken);
        var hash = PrivateFile.Hash(target, new ByteProgress(null), cancellationToken);
        return new BackupFile(database, new FileInfo(target).Length, Convert.ToHexStringLower(hash));
    }

    private BackupManifest Describe(string folder, IReadOnlyList<BackupFile> files)
    {
        using var ledger = LedgerReader.Open(folder);
        var head = ledger.Head();
        return new BackupManifest(
            BackupManifest.PresentFormat, time.GetUtcNow(), head.Sequence, head.Time, Convert.ToHexStringLower(head.Hash), [.. ledger.Archived().Select(s => s.Year)], files);
    }
}
