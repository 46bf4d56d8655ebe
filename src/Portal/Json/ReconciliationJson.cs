namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/reconciliation</c>.</summary>
/// <param name="Area">The unit: identity and name.</param>
/// <param name="Period">The period.</param>
/// <param name="Figures">What second sources say, in order of item, then of source.</param>
/// <param name="HasMore">Whether there are more than are given.</param>
/// <param name="AsOf">Ledger position up to which everything was read.</param>
/// <param name="Basis">That the computed figures are as known at that position, not as published.</param>
internal sealed record ReconciliationJson(NamedJson Area, string Period, IReadOnlyList<ReconciledFigureJson> Figures, bool HasMore, long AsOf, WordsJson Basis);
