namespace Telemetry.Collector.Hosting;

/// <summary>A secret comes in a file, never on the command line or in a variable, which others can see.</summary>
internal static class SecretFile
{
    private const int LongestFile = 64 * 1024;

    /// <summary>The file's first line; null where no file is named.</summary>
    /// <exception cref="StartException">It cannot be read, or has no first line.</exception>
    public static string? Read(string option, string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var line = new FileInfo(file).Length > LongestFile ? "" : File.ReadLines(file).FirstOrDefault()?.Trim() ?? "";
            return line.Length > 0 ? line : throw new StartException([$"{option} is {file}; expected a file whose first line is the secret"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException([$"{option} is {file}, which cannot be read: {e.Message}"]);
        }
    }
}
