using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Resolvers of several shards that may need each other's predecessors. Filled once; not thread-safe.</summary>
internal sealed class ResolverSet
{
    private readonly Dictionary<AreaKey, ColumnResolver> _byShard = [];
    private SortedSet<string>? _sources;

    /// <summary>The shard's resolver; null where nothing of it was read.</summary>
    public ColumnResolver? Find(AreaKey shard) => _byShard.GetValueOrDefault(shard);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<ColumnResolver> All => _byShard.Values;

    /// <summary>Codes of all sources that any shard has, in ordinal order.</summary>
    public IReadOnlyCollection<string> Sources => _sources ??= new SortedSet<string>(_byShard.Values.SelectMany(r => r.Sources), StringComparer.Ordinal);

    /// <summary>Adds a shard.</summary>
    public ColumnResolver Add(Catalogue.Catalogue catalogue, ShardFacts facts, ILeafColumns? leaves = null)
    {
        var resolver = new ColumnResolver(catalogue, facts, this, leaves);
        _byShard.Add(facts.Tree.Areas[0].Key, resolver);
        _sources = null;
        return resolver;
    }

    /// <summary>Resolvers of other shards from which units of a shard came, at any remove.</summary>
    public IEnumerable<ColumnResolver> PredecessorsOf(ColumnResolver resolver)
    {
        var pending = new Stack<Area>(resolver.Tree.Areas);
        var seen = new HashSet<AreaKey>();
        var shards = new HashSet<ColumnResolver> { resolver };
        while (pending.TryPop(out var area))
        {
            foreach (var succession in area.Predecessors)
            {
                if (succession.IsWhole && seen.Add(succession.Predecessor.Key))
                {
                    pending.Push(succession.Predecessor);
                    if (Find(AreaForest.ShardOf(succession.Predecessor).Key) is { } other && shards.Add(other))
                    {
                        yield return other;
                    }
                }
            }
        }
    }

    /// <summary>Whether any shard of a whole predecessor has anything of the metric.</summary>
    public bool HasFactsForPredecessors(Area area, string source, Metric metric)
    {
        foreach (var succession in area.Predecessors)
        {
            if (succession.IsWhole
                && Find(AreaForest.ShardOf(succession.Predecessor).Key) is { } resolver
                && (HasFacts(resolver, source, metric) || HasFactsForPredecessors(succession.Predecessor, source, metric)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A predecessor's cell on its last day; missing where there is none. A value of the year in which it ended counts.</summary>
    public Cell ResolvePredecessor(Area predecessor, string source, Metric metric, Period period)
    {
        if (Find(AreaForest.ShardOf(predecessor).Key) is not { } resolver || resolver.Tree.IndexOf(predecessor.Key) is not (>= 0 and var area))
        {
            return default;
        }

        return resolver.Resolve(source, metric, PeriodOf(predecessor, period), area);
    }

    /// <summary>The period for which a predecessor is asked: the last day it had, at most the period's.</summary>
    public static Period PeriodOf(Area predecessor, Period period) =>
        Period.Day(predecessor.ValidTo is { } to && to < period.Last ? to : period.Last);

    private static bool HasFacts(ColumnResolver resolver, string source, Metric metric) =>
        resolver.Facts.Columns(source, metric.Code).Count > 0 || metric.Parts.Any(p => HasFacts(resolver, source, p));
}
