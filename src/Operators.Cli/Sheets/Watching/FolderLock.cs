using Telemetry.Operators.Cli.Sheets.Commands;

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>Keeps a second process off a watched folder. The operating system lets go of it when the process ends, however it ends.</summary>
internal static class FolderLock
{
    /// <summary>The lock's file; it stays when the lock is gone.</summary>
    public const string Name = ".telemetry-watch.lock";

    /// <summary>Takes the folder until the result is disposed of.</summary>
    /// <exception cref="UnusableException">Another process has it, or the folder cannot be written to.</exception>
    public static FileStream Take(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnusableException(GuardWords.FileUnwritable, Path.Combine(folder, Name), e.Message);
        }
        catch (IOException)
        {
            throw new UnusableException(SheetWords.Locked, folder);
        }
    }
}
