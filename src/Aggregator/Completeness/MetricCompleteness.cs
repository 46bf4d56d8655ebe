using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What is owed of one metric, over all units.</summary>
public sealed record MetricCompleteness(Metric Metric, CompletenessCount Count);
