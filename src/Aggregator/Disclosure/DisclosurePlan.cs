using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>What of a family's totals in one period is told to readers outside. Immutable.</summary>
internal sealed class DisclosurePlan(ConfidentialFamily family, UnitTree tree, IReadOnlyList<WithheldBlock> blocks)
{
    /// <summary>Whether the total is told; for a metric of the family and any unit.</summary>
    public bool IsShown(Metric metric, AreaKey area)
    {
        var index = family.IndexOf(metric);
        var unit = tree.IndexOf(area);
        foreach (var block in blocks)
        {
            if (block.Contains(index, unit))
            {
                return false;
            }
        }

        return unit >= 0;
    }
}
