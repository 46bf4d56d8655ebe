using System.Globalization;

namespace Telemetry.Storage.Ledger;

/// <summary>Keeps a second writer away: a file that is held open without sharing as long as the ledger is. The system frees it with the process.</summary>
internal sealed class LedgerLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _holderFile;

    private LedgerLock(FileStream held, string holderFile)
    {
        _held = held;
        _holderFile = holderFile;
    }

    /// <exception cref="LedgerLockedException">Somebody else holds it.</exception>
    public static LedgerLock Take(string folder)
    {
        var path = Path.Combine(folder, LedgerFiles.Lock);
        var holderFile = Path.Combine(folder, LedgerFiles.Holder);
        FileStream held;
        try
        {
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new LedgerLockedException(path, ReadHolder(holderFile), e);
        }

        try
        {
            File.WriteAllText(holderFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // A full disk: the lock holds all the same, only its holder stays unknown.
        }

        return new LedgerLock(held, holderFile);
    }

    public void Dispose()
    {
        File.Delete(_holderFile);
        _held.Dispose();
    }

    // In a file of its own: the locked one cannot be read by others on every system.
    private static int? ReadHolder(string holderFile)
    {
        try
        {
            return int.TryParse(File.ReadAllText(holderFile), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
