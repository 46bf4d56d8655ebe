namespace Telemetry.Storage;

/// <summary>Files that are there whole or not at all, whatever happens while they are written.</summary>
public static class WholeFile
{
    /// <summary>What the name of a file that is being written ends with; after a crash it is left over and means nothing.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>Writes a file beside its place, brings it to the disk and gives it its name.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="mayReplace">Whether it may take the place of another.</param>
    /// <exception cref="IOException">It cannot be written, or another is there that may not be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool mayReplace)
    {
        var unfinished = path + Unfinished;
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, mayReplace);
        FolderSync.Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a folder in one that is there; its name is on the disk afterwards. One that is there already is left as it is.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder above may not be written to.</exception>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            FolderSync.Sync(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Removes what a crash left over in a folder and those below it.</summary>
    public static void RemoveUnfinished(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Unfinished, SearchOption.AllDirectories))
        {
            File.Delete(file);
        }
    }
}
