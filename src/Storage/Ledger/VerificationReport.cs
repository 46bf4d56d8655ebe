namespace Telemetry.Storage.Ledger;

/// <summary>What a verification found.</summary>
/// <param name="Entries">Entries that verified with their content, up to the first broken one.</param>
/// <param name="Fault">The first broken entry; null when all verify.</param>
public sealed record VerificationReport(long Entries, LedgerFault? Fault)
{
    /// <summary>Years that are not in the folder: of their entries the headers verified, and the chain through them.</summary>
    public IReadOnlyList<LedgerSegment> Archived { get; init; } = [];

    /// <summary>True when everything verifies.</summary>
    public bool IsSound => Fault is null;
}
