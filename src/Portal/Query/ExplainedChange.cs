using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Query;

/// <summary>A change of a figure with what the ledger says of the entry that made it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Time">When the entry came in; null where that is not known here.</param>
/// <param name="Entry">The entry; null where the caller may not see it, or it is not known here.</param>
/// <param name="SubmissionId">
/// The entry's id at its source; null also for a caller who may not see the whole submission: an id may hold a hash over it, by which other units' figures
/// could be guessed.
/// </param>
public sealed record ExplainedChange(FigureChange Change, DateTimeOffset? Time, SubmissionEntry? Entry, string? SubmissionId);
