namespace Telemetry.Portal.Json;

/// <summary>A value that a finding rests on.</summary>
/// <param name="Source">Source with its name; <c>all</c> for a total.</param>
/// <param name="Metric">Metric with its name.</param>
/// <param name="Area">Unit: identity code@valid-from and name.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The value.</param>
/// <param name="Text">The value as written in Vietnam.</param>
/// <param name="Receipt">Ledger sequence under which it was reported; 0 where it was derived.</param>
internal sealed record FindingCellJson(NamedJson Source, NamedJson Metric, NamedJson Area, string Period, decimal Value, string Text, long Receipt);
