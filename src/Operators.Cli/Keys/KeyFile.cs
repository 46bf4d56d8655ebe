using System.Text;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>
/// The file that a new key goes into. It is made, for its owner alone, before the service makes the key: a key that nobody can be given
/// should not be made. Without a key it is removed again.
/// </summary>
internal sealed class KeyFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private bool _isWritten;

    private KeyFile(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Makes the file; null where none was asked for.</summary>
    /// <exception cref="UnusableException">There is such a file, or it cannot be made.</exception>
    public static KeyFile? Make(string? path)
    {
        if (path is null)
        {
            return null;
        }

        OutputFile.Check(path, mayReplace: false);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new KeyFile(path, new FileStream(path, options));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableException(GuardWords.FileUnwritable, path, e.Message);
        }
    }

    /// <summary>Writes the key, down to the disk.</summary>
    /// <exception cref="UnusableException">It cannot be written; the message says which key to revoke.</exception>
    public void Write(string id, string key)
    {
        try
        {
            _file.Write(Encoding.ASCII.GetBytes(key + "\n"));
            _file.Flush(flushToDisk: true);
            _isWritten = true;
        }
        catch (IOException e)
        {
            throw new UnusableException(KeyWords.LostKey, id, _path, e.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        if (!_isWritten)
        {
            File.Delete(_path);
        }
    }
}
