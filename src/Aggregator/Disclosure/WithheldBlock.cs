using System.Collections;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>Metrics × units that are withheld together. Immutable.</summary>
/// <param name="Metrics">The metrics, closed along sums of parts.</param>
/// <param name="Units">The units, by index in the tree, closed along sums over units.</param>
internal sealed record WithheldBlock(MetricPattern Metrics, BitArray Units)
{
    /// <summary>Whether a cell is in it.</summary>
    public bool Contains(int metric, int unit) => Units[unit] && Metrics.Contains(metric);
}
