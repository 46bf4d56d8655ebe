using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>That there are figures of a metric whose values can stand for other periods than their own.</summary>
/// <param name="Period">The period that they were reported for.</param>
/// <param name="Metric">The metric.</param>
/// <param name="LastSequence">Ledger sequence of the newest.</param>
internal sealed record StandingFigures(Period Period, Metric Metric, long LastSequence);
