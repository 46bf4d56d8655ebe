using System.Security.Cryptography;

namespace Telemetry.Storage.Backups;

/// <summary>Files and folders that their owner alone can read: key hashes are among them.</summary>
internal static class PrivateFile
{
    private const int ChunkBytes = 1 << 20;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FolderMode);
    }

    /// <summary>Removes a folder if it is there. After a failure, which whoever waits should hear of rather than of what keeps this from working.</summary>
    public static void TryRemoveFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next attempt meets it.
        }
    }

    /// <summary>Makes an empty file to write to.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return new FileStream(path, options);
    }

    /// <summary>Copies a file that nobody writes to, to the disk; gives the SHA-256 of what was read.</summary>
    public static byte[] Copy(string source, string target, ByteProgress progress, CancellationToken cancellationToken)
    {
        using var from = File.OpenRead(source);
        using var to = Create(target);
        var hash = Hash(from, to, progress, cancellationToken);
        to.Flush(flushToDisk: true);
        return hash;
    }

    /// <summary>SHA-256 of a file.</summary>
    public static byte[] Hash(string path, ByteProgress progress, CancellationToken cancellationToken)
    {
        using var from = File.OpenRead(path);
        return Hash(from, Stream.Null, progress, cancellationToken);
    }

    /// <summary>Brings to the disk what was written by other means.</summary>
    public static void Sync(string path)
    {
        using var file = File.OpenHandle(path, System.IO.FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    private static byte[] Hash(FileStream from, Stream to, ByteProgress progress, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkBytes];
        for (int length; (length = from.Read(chunk)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sha.AppendData(chunk, 0, length);
            to.Write(chunk, 0, length);
            progress.Add(length);
        }

        return sha.GetHashAndReset();
    }
}
