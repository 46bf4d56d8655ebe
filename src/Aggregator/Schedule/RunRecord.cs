using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>What was computed last for a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Position">Ledger position of the last success; 0 where there was none.</param>
/// <param name="CatalogueVersion">Catalogue version of the last success; empty where there was none.</param>
/// <param name="Finished">End of the last success, or of the first failure where there was none.</param>
/// <param name="Duration">How long that took.</param>
/// <param name="Outcome">How the last run ended.</param>
internal sealed record RunRecord(Period Period, long Position, string CatalogueVersion, DateTimeOffset Finished, TimeSpan Duration, RunOutcome Outcome);
