using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Telemetry.Operators.Durable;

/// <summary>
/// Files that are wholly there or not at all, also after a power cut: written beside, forced to disk, renamed, and the folder
/// forced to disk after that (https://man7.org/linux/man-pages/man2/fsync.2.html: "an explicit fsync() on a file descriptor for the
/// directory is also needed").
/// </summary>
internal static partial class DurableFile
{
    // ENOSPC and EDQUOT on Linux and macOS, EFBIG (a limit on file sizes); ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] DiskFullResults = [28, 122, 69, 27, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Writes a file and forces it to disk; leaves nothing behind when that fails.</summary>
    public static void WriteThrough(string path, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(first);
            file.Write(second);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            TryDelete(path);
            throw;
        }
    }

    /// <summary>Renames a file, over whatever is there, and forces the new folder to disk.</summary>
    public static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        FlushFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Forces a folder's entries to disk. Windows has no such call; NTFS journals them.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // O_RDONLY, and O_CLOEXEC so that a child process does not inherit it.
        var descriptor = Open(path, OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000);
        if (descriptor < 0)
        {
            throw Failure("open", path);
        }

        try
        {
            if (Fsync(descriptor) < 0)
            {
                throw Failure("fsync", path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    public static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether the exception is the disk's or the file system's.</summary>
    public static bool IsDiskFailure(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The same as the library's fault.</summary>
    public static SpoolFault FaultOf(Exception exception) =>
        Array.IndexOf(DiskFullResults, exception.HResult) >= 0 ? SpoolFault.DiskFull : SpoolFault.Unwritable;

    private static IOException Failure(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{call} of '{path}': {new Win32Exception(error).Message}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
