using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Telemetry.Storage;

/// <summary>Brings a folder's names to the disk: a renamed file that was synced is, after a power cut, under its new name only if its folder was synced too.</summary>
internal static partial class FolderSync
{
    private const int InvalidArgument = 22;

    /// <summary>Syncs a folder. Windows has no such call; NTFS journals names.</summary>
    /// <exception cref="IOException">The system reports a failure.</exception>
    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // O_RDONLY | O_CLOEXEC: a child process does not inherit it.
        var descriptor = Open(path, OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000);
        if (descriptor < 0)
        {
            throw Failure("open", path);
        }

        try
        {
            // Some network file systems cannot sync a folder, and say so by this.
            if (Fsync(descriptor) < 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
            {
                throw Failure("fsync", path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Syncs a folder and all those below it.</summary>
    /// <exception cref="IOException">The system reports a failure.</exception>
    public static void SyncTree(string path)
    {
        foreach (var folder in Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories))
        {
            Sync(folder);
        }

        Sync(path);
    }

    private static IOException Failure(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{call} of {path}: {new Win32Exception(error).Message}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
