namespace Telemetry.Storage.Ledger;

/// <summary>A broken entry.</summary>
/// <param name="Sequence">Its position; 0 when the file as a whole cannot be read.</param>
/// <param name="Kind">What is wrong with it.</param>
public sealed record LedgerFault(long Sequence, LedgerFaultKind Kind);
