using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// What was read from the store while one question, or several together, are answered: the facts of a shard and period once, with
/// what was resolved of them. The last few are kept. Not thread-safe.
/// </summary>
internal sealed class ShardLoads(ShardLoader loader)
{
    /// <summary>A series has one or two shards a period, and asks for one period after the other.</summary>
    private const int Capacity = 32;

    private readonly Dictionary<(AreaKey Shard, Period Period, MetricClosure Metrics, long AsOf), TotalResolver> _loaded = [];
    private readonly Dictionary<(string Source, SourceKind Kind), MetricClosure> _together = [];

    /// <summary>Whether so much is asked at once that what was asked lately, by others too, is better remembered than this.</summary>
    public bool IsWide { get; init; }

    /// <summary>Reads these metrics together from now on: what is read for one serves for all.</summary>
    /// <param name="metrics">Metrics that will be asked for, each of one source or (null) of all that make its total.</param>
    public void ReadTogether(IEnumerable<(Metric Metric, string? Source)> metrics)
    {
        foreach (var group in metrics.GroupBy(m => KeyOf(m.Metric, m.Source)))
        {
            var asked = group.Select(g => g.Metric).Distinct().ToList();
            _together[group.Key] = asked.Count == 1 ? loader.ClosureOf(asked[0], group.First().Source) : loader.ClosureOf(asked, group.First().Source);
        }
    }

    /// <summary>A resolver of a shard below the country, for a metric of one source or (null) for its total.</summary>
    public async ValueTask<TotalResolver> LoadAsync(Area shard, Period period, Metric metric, string? source, long asOf, CancellationToken cancellationToken)
    {
        var metrics = _together.TryGetValue(KeyOf(metric, source), out var together) && together.Codes.Contains(metric.Code)
            ? together
            : loader.ClosureOf(metric, source);
        var key = (shard.Key, period, metrics, asOf);
        if (_loaded.TryGetValue(key, out var loaded))
        {
            return loaded;
        }

        if (_loaded.Count >= Capacity)
        {
            _loaded.Clear();
        }

        loaded = new TotalResolver(await loader.LoadAsync(shard, period, metrics, asOf, cancellationToken));
        _loaded.Add(key, loaded);
        return loaded;
    }

    // Which sources can count in a total depends on who makes it; in one source's value, on the source.
    private static (string Source, SourceKind Kind) KeyOf(Metric metric, string? source) => (source ?? "", source is null ? metric.ReportedBy : default);
}
