using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>Of which units of one day a unit of another day is made up. Immutable.</summary>
internal sealed class BoundaryPlan
{
    /// <summary>A plan of those terms.</summary>
    public BoundaryPlan(IReadOnlyList<BoundaryTerm> terms, bool isExact)
    {
        Terms = terms;
        IsExact = isExact;
        Units = [.. terms.SelectMany(t => t.SelfAndBelow()).Select(t => t.Unit)];
        Shards = [.. Units.Select(AreaForest.ShardOf).DistinctBy(s => s.Key).OrderBy(s => s.Key)];
        Single = terms is [{ IsWhole: true }] ? terms[0].Unit : null;
    }

    /// <summary>The units, each part of the territory in one of them (or in those below one that is divided); none where the lineage does not tell.</summary>
    public IReadOnlyList<BoundaryTerm> Terms { get; }

    /// <summary>Whether the unit is exactly those of its own level.</summary>
    public bool IsExact { get; }

    /// <summary>Every unit whose values may count.</summary>
    public IReadOnlyList<Area> Units { get; }

    /// <summary>The shards that those are in, in order of key.</summary>
    public IReadOnlyList<Area> Shards { get; }

    /// <summary>The one unit that is exactly the unit asked for, perhaps itself; null where there is no such one.</summary>
    public Area? Single { get; }
}
