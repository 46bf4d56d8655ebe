namespace Telemetry.Storage.Ledger;

/// <summary>A broken entry.</summary>
/// <param name="Sequence">Its position.</param>
/// <param name="Kind">What is wrong with it.</param>
public sealed record LedgerFault(long Sequence, LedgerFaultKind Kind);
