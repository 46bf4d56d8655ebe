namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>What tells whether a file has changed.</summary>
internal readonly record struct FileStamp(long Length, DateTime WrittenUtc)
{
    /// <summary>The file's stamp now; null: it is gone.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        try
        {
            return file.Exists ? new(file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
