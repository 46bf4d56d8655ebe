using System.Collections.Concurrent;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The trees of a catalogue, each built when first asked for. Thread-safe.</summary>
internal sealed class AreaForest(Catalogue.Catalogue catalogue)
{
    private readonly ConcurrentDictionary<AreaKey, AreaTree> _trees = new();
    private readonly ConcurrentDictionary<(AreaKey Shard, DateOnly Day), IReadOnlyList<Area>> _predecessorShards = new();

    /// <summary>The country with its provinces.</summary>
    public AreaTree Country => Of(catalogue.Country);

    /// <summary>The tree of a shard.</summary>
    /// <param name="shard">The country or a province.</param>
    public AreaTree Of(Area shard) => _trees.GetOrAdd(shard.Key, static (_, root) => new AreaTree(root), shard);

    /// <summary>The shard in which a unit's values lie: its province, or the country's own.</summary>
    public static Area ShardOf(Area area) => area.AtLevel(AreaLevel.Province) ?? area;

    /// <summary>Other shards from which units of this one, as it was on that day, came along whole successions, at any remove.</summary>
    public IReadOnlyList<Area> PredecessorShards(Area shard, DateOnly day) => _predecessorShards.GetOrAdd((shard.Key, day), _ => FindPredecessorShards(shard, day));

    private List<Area> FindPredecessorShards(Area shard, DateOnly day)
    {
        var shards = new List<Area>();
        var pending = new Stack<Area>(Of(shard).Areas.Where(a => a.IsValidOn(day)));
        var seen = new HashSet<AreaKey>();
        while (pending.TryPop(out var area))
        {
            foreach (var succession in area.Predecessors)
            {
                if (!succession.IsWhole || !seen.Add(succession.Predecessor.Key))
                {
                    continue;
                }

                pending.Push(succession.Predecessor);
                var other = ShardOf(succession.Predecessor);
                if (other.Key != shard.Key && shards.TrueForAll(s => s.Key != other.Key))
                {
                    shards.Add(other);
                }
            }
        }

        shards.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return shards;
    }
}
