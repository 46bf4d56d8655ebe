using System.Globalization;

namespace Telemetry.Storage.Ledger;

/// <summary>Another process (or another ledger object of this one) has the ledger open for writing; there is one writer.</summary>
/// <param name="lockFile">The file that is locked.</param>
/// <param name="holderProcessId">Process that took it, where it could be read.</param>
public sealed class LedgerLockedException(string lockFile, int? holderProcessId, Exception? inner = null)
    : Exception($"the ledger is in use: {lockFile} is locked by process {holderProcessId?.ToString(CultureInfo.InvariantCulture) ?? "(unknown)"}", inner)
{
    /// <summary>The file that is locked.</summary>
    public string LockFile { get; } = lockFile;

    /// <summary>Process that took it; null where it could not be read.</summary>
    public int? HolderProcessId { get; } = holderProcessId;
}
