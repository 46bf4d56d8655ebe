using System.Globalization;

namespace Telemetry.Operators.Cli;

/// <summary>A file that a person named.</summary>
internal static class InputFile
{
    /// <summary>Its content.</summary>
    /// <param name="option">The option that named it, for the message.</param>
    /// <param name="path">The file.</param>
    /// <param name="limitBytes">Largest size that is read.</param>
    /// <exception cref="UnusableException">It cannot be read, or is too large.</exception>
    public static byte[] Read(string option, string path, long limitBytes)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= limitBytes
                ? File.ReadAllBytes(path)
                : throw new UnusableException(string.Create(CultureInfo.InvariantCulture, $"{option} is {path} of {length} bytes; expected at most {limitBytes}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableException($"{option} is {path}, which cannot be read: {e.Message}");
        }
    }
}
