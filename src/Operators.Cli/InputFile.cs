namespace Telemetry.Operators.Cli;

/// <summary>A file that a person named.</summary>
internal static class InputFile
{
    /// <summary>Its content.</summary>
    /// <param name="option">The option or argument that named it, for the message.</param>
    /// <param name="path">The file.</param>
    /// <param name="limitBytes">Largest size that is read.</param>
    /// <exception cref="UnusableException">It cannot be read, or is too large.</exception>
    public static byte[] Read(string option, string path, long limitBytes)
    {
        try
        {
            // A device or a pipe tells no length: what is read is bounded as well.
            using var file = File.OpenRead(path);
            using var content = new MemoryStream();
            var buffer = new byte[81_920];
            int read;
            while ((read = file.Read(buffer)) > 0)
            {
                content.Write(buffer, 0, read);
                if (content.Length > limitBytes)
                {
                    throw new UnusableException(GuardWords.FileTooLarge, option, path, Math.Max(content.Length, new FileInfo(path).Length), limitBytes);
                }
            }

            return content.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableException(GuardWords.FileUnreadable, option, path, e.Message);
        }
    }
}
