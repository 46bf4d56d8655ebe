namespace Telemetry.Storage.Ledger;

/// <summary>The ledger does not verify and was not opened.</summary>
public sealed class LedgerCorruptException(LedgerFault fault, Exception? inner = null) : Exception($"the ledger does not verify: {fault}", inner)
{
    /// <summary>The first broken entry.</summary>
    public LedgerFault Fault { get; } = fault;
}
