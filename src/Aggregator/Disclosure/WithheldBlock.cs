using System.Collections;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>Metrics × units that are withheld together. Immutable.</summary>
/// <param name="Metrics">The metrics, by index in the family.</param>
/// <param name="Units">The units, by index in the tree.</param>
internal sealed record WithheldBlock(int[] Metrics, BitArray Units)
{
    /// <summary>Whether periods shorter than the one it was found in are not of its time pattern.</summary>
    public bool IsOnlyInLonger { get; init; }

    /// <summary>Whether a cell is in it.</summary>
    public bool Contains(int metric, int unit) => Units[unit] && Array.IndexOf(Metrics, metric) >= 0;
}
