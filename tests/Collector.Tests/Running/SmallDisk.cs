using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Telemetry.Collector.Tests.Running;

/// <summary>A disk of a megabyte or a few, in memory, which really gets full. Mounting takes root: a person's machine skips, CI fails.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => System.IO.Path.Combine(_folder.Path, "disk");

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    public static SmallDisk Mount(int megabytes = 1)
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        if (Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", disk.Path) is { } error)
        {
            disk._folder.Dispose();
            TestTools.Lacking($"a disk cannot be mounted: {error}");
        }

        return disk;
    }

    /// <summary>Takes all the room that is left, but for so many bytes.</summary>
    public void Fill(int leaveBytes = 0)
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[Environment.SystemPageSize];
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(0, (file.Length / page.Length * page.Length) - leaveBytes));
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Ballast);

    /// <summary>As a disk is remounted after a fault. Nothing on it may be open for writing.</summary>
    public void MakeReadOnly() => Assert.Null(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static string? Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{tool} ended with {process.ExitCode}: {errors.Trim()}");
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }
}
