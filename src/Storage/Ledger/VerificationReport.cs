namespace Telemetry.Storage.Ledger;

/// <summary>What a verification found.</summary>
/// <param name="Entries">Entries that verified, up to the first broken one.</param>
/// <param name="Fault">The first broken entry; null when all verify.</param>
public sealed record VerificationReport(long Entries, LedgerFault? Fault)
{
    /// <summary>True when everything verifies.</summary>
    public bool IsSound => Fault is null;
}
