using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What is owed for one unit, over all metrics.</summary>
public sealed record UnitCompleteness(Area Area, CompletenessCount Count);
