using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli;

/// <summary>
/// A file that a person wants written. Nothing of it is seen under its name before all of it is there; what was there before stays, unless
/// it was said that it may go.
/// </summary>
internal static class OutputFile
{
    /// <summary>What stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Refuses a name that is taken.</summary>
    /// <exception cref="UnusableException">There is such a file, and it may not be replaced.</exception>
    public static void Check(string path, bool mayReplace)
    {
        if (!mayReplace && (File.Exists(path) || Directory.Exists(path)))
        {
            throw new UnusableException(GuardWords.FileExists, path);
        }
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="UnusableException">There is such a file, and it may not be replaced; or it cannot be written.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, bool mayReplace, CancellationToken cancellationToken)
    {
        Check(path, mayReplace);
        string? part = null;
        try
        {
            var full = Path.GetFullPath(path);
            var beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                part = beside;
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, full, mayReplace);
            part = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableException(GuardWords.FileUnwritable, path, e.Message);
        }
        finally
        {
            if (part is not null)
            {
                File.Delete(part);
            }
        }
    }
}
