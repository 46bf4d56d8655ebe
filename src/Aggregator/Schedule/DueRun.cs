using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>What became of a due period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Reason">Why it was due.</param>
/// <param name="Position">Ledger position that it was computed at.</param>
/// <param name="Duration">How long it took, by the schedule's clock.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Result">What was computed and written; null after a failure.</param>
/// <param name="Failure">What went wrong; null after a success.</param>
public sealed record DueRun(Period Period, DueReason Reason, long Position, TimeSpan Duration, RunOutcome Outcome, RollupResult? Result, string? Failure);
