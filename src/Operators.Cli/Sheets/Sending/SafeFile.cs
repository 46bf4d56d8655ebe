namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>Files written whole or not at all: beside the target first, on the disk, then renamed.</summary>
internal static class SafeFile
{
    /// <summary>Writes a file anew, or over what is there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
