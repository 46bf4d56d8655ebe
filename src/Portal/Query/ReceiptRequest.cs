namespace Telemetry.Portal.Query;

/// <summary>A question for a receipt as it was asked. Nothing is checked yet.</summary>
/// <param name="Sequence">Ledger sequence.</param>
/// <param name="From">Cells to leave out; not given: none.</param>
internal sealed record ReceiptRequest(string? Sequence, string? From);
