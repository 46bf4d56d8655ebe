namespace Telemetry.Aggregator.Reconciliation;

/// <summary>Second sources' values of one unit and period beside the computed figures.</summary>
/// <param name="Figures">In order of item, then of source; each source and item once for each kind.</param>
/// <param name="HasMore">Whether there are more than are given.</param>
/// <param name="Position">Ledger position up to which everything was read.</param>
public sealed record ReconciliationResult(IReadOnlyList<ReconciledFigure> Figures, bool HasMore, long Position);
