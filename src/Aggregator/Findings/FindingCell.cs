using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>A value that a finding rests on.</summary>
/// <param name="Source">Source code; <c>all</c> for a total over sources.</param>
/// <param name="Metric">Metric code.</param>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The value, with the metric's decimals.</param>
/// <param name="Receipt">Ledger sequence under which it was reported; 0 where it was derived, or is not in the ledger yet (dry runs).</param>
public sealed record FindingCell(string Source, string Metric, AreaKey Area, Period Period, decimal Value, long Receipt);
