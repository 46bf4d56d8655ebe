using System.Collections.Concurrent;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Reads from the store what is needed to resolve metrics of a period, and no more. Thread-safe.</summary>
internal sealed class ShardLoader(Catalogue.Catalogue catalogue, ISeriesStore store)
{
    private readonly ConcurrentDictionary<(Metric Metric, string Source), MetricClosure> _closures = new();
    private readonly MetricClosure _all = new(catalogue.Metrics.Values);

    /// <summary>The trees of the catalogue.</summary>
    public AreaForest Forest { get; } = new(catalogue);

    /// <summary>What the store has.</summary>
    public ExtentIndex Extents { get; } = new(store);

    /// <summary>The metric with its parts, of one source of the catalogue or (null) of those that its total is made of.</summary>
    public MetricClosure ClosureOf(Metric metric, string? source) => _closures.GetOrAdd(
        (metric, source ?? ""),
        static (key, known) => new MetricClosure([key.Metric], key.Source.Length > 0 ? SourceChoice.One(key.Source) : SourceChoice.TotalOf(known, key.Metric.ReportedBy)),
        catalogue);

    /// <summary>Some metrics with their parts, of one source of the catalogue or (null) of those that their totals, all made by the same kind, are made of.</summary>
    public MetricClosure ClosureOf(IReadOnlyList<Metric> metrics, string? source) =>
        new(metrics, source is null ? SourceChoice.TotalOf(catalogue, metrics[0].ReportedBy) : SourceChoice.One(source));

    /// <summary>All metrics.</summary>
    public MetricClosure AllMetrics => _all;

    /// <summary>A resolver for one province's own facts, or the country's own, without the provinces.</summary>
    public async ValueTask<ColumnResolver> LoadAsync(Area shard, Period period, MetricClosure metrics, long asOf, CancellationToken cancellationToken)
    {
        var set = new ResolverSet();
        var resolver = set.Add(catalogue, await ReadAsync(shard, period, metrics, asOf, cancellationToken));
        if (metrics.AnyInherits)
        {
            foreach (var other in Forest.PredecessorShards(shard, period.Last))
            {
                set.Add(catalogue, await ReadAsync(other, period, metrics, asOf, cancellationToken));
            }
        }

        return resolver;
    }

    /// <summary>A resolver for the country, computed from every province's facts.</summary>
    public async ValueTask<ColumnResolver> LoadCountryAsync(Period period, MetricClosure metrics, long asOf, CancellationToken cancellationToken)
    {
        var set = new ResolverSet();
        foreach (var shard in await ShardsWithFactsAsync(period, metrics, asOf, cancellationToken))
        {
            if (shard.Level == AreaLevel.Province)
            {
                set.Add(catalogue, await ReadAsync(shard, period, metrics, asOf, cancellationToken));
            }
        }

        var facts = await ReadAsync(catalogue.Country, period, metrics, asOf, cancellationToken);
        return set.Add(catalogue, facts, new ProvinceLeaves(set, Forest.Country));
    }

    /// <summary>A resolver for the country, computed from its provinces' results for the period; of some, which have changed, from facts.</summary>
    public async ValueTask<ColumnResolver> LoadCountryAsync(
        StoredLeaves leaves, IReadOnlyList<Area> changed, Period period, MetricClosure metrics, long asOf, CancellationToken cancellationToken)
    {
        var set = new ResolverSet();
        foreach (var province in changed)
        {
            set.Add(catalogue, await ReadAsync(province, period, metrics, asOf, cancellationToken));
        }

        var facts = await ReadAsync(catalogue.Country, period, metrics, asOf, cancellationToken);
        return set.Add(
            catalogue,
            facts,
            changed.Count == 0 ? leaves : new RenewedLeaves(leaves, new ProvinceLeaves(set, Forest.Country), [.. changed.Select(p => Forest.Country.IndexOf(p.Key))]));
    }

    /// <summary>Adds what was reported for exactly these periods, of some metrics, to facts of which nothing was resolved yet.</summary>
    public async ValueTask AddPeriodsAsync(ShardFacts facts, IReadOnlySet<Period> periods, MetricClosure metrics, long asOf, CancellationToken cancellationToken)
    {
        var wanted = new Wanted();
        foreach (var extent in await Extents.ListAsync(facts.Tree.Areas[0].Key, cancellationToken))
        {
            if (periods.Contains(extent.Period) && IsWanted(extent, metrics, asOf))
            {
                wanted.Add(extent);
            }
        }

        await AddAsync(facts, wanted, metrics.Codes, asOf, cancellationToken);
    }

    /// <summary>Provinces that have anything that could count and is newer than a ledger position.</summary>
    public async ValueTask<IReadOnlyList<Area>> ChangedProvincesAsync(long since, Period period, MetricClosure metrics, long asOf, CancellationToken cancellationToken)
    {
        var changed = new List<Area>();
        foreach (var (key, extents) in await Extents.ListAsync(cancellationToken))
        {
            if (catalogue.TryGetArea(key, out var shard)
                && shard.Level == AreaLevel.Province
                && Array.Exists(extents, e => e.LastSequence > since && CanCount(e, period, metrics, asOf)))
            {
                changed.Add(shard);
            }
        }

        return changed;
    }

    /// <summary>
    /// Whether the country's result for a period follows from its provinces' results for that same period: it has no facts of its
    /// own in shorter ones, and no province began or ended within.
    /// </summary>
    public async ValueTask<bool> IsCountrySumOfProvincesAsync(Period period, long asOf, CancellationToken cancellationToken) =>
        Forest.Country.ChangesWithin(period) is null
        && !Array.Exists(
            await Extents.ListAsync(catalogue.Country.Key, cancellationToken),
            e => e.FirstSequence <= asOf && e.Period != period && StoredSource.IsFigures(e.Source) && ColumnInputs.Contains(period, e.Period));

    /// <summary>
    /// Shards that have anything that could count, the country's own among them, and where values are taken from predecessors also
    /// provinces that could take any, with all those in between; in order of key.
    /// </summary>
    public async ValueTask<List<Area>> ShardsWithFactsAsync(Period period, MetricClosure metrics, long asOf, CancellationToken cancellationToken)
    {
        var shards = new List<Area>();
        foreach (var (key, extents) in await Extents.ListAsync(cancellationToken))
        {
            if (catalogue.TryGetArea(key, out var shard) && Array.Exists(extents, e => CanCount(e, period, metrics, asOf)))
            {
                shards.Add(shard);
            }
        }

        if (metrics.AnyInherits)
        {
            var withFacts = shards.Select(s => s.Key).ToHashSet();
            var known = withFacts.ToHashSet();
            foreach (var province in catalogue.Country.Children.Where(p => p.IsValidOn(period.Last)))
            {
                var predecessors = Forest.PredecessorShards(province, period.Last);
                if (predecessors.Any(p => withFacts.Contains(p.Key)))
                {
                    shards.AddRange(predecessors.Append(province).Where(p => known.Add(p.Key)));
                }
            }
        }

        shards.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return shards;
    }

    /// <summary>Whether what a source has for a period could count in another.</summary>
    public bool CanCount(SeriesExtent extent, Period period, MetricClosure metrics, long asOf) =>
        (ColumnInputs.Contains(period, extent.Period) || CanStand(extent, period, metrics)) && IsWanted(extent, metrics, asOf);

    /// <summary>Whether a source that can count has anything within a period.</summary>
    public static bool IsWithin(SeriesExtent extent, Period period, MetricClosure metrics, long asOf) =>
        ColumnInputs.Contains(period, extent.Period) && IsWanted(extent, metrics, asOf);

    private static bool IsWanted(SeriesExtent extent, MetricClosure metrics, long asOf) =>
        extent.FirstSequence <= asOf && (metrics.Sources is { } sources ? sources.Includes(extent.Source) : StoredSource.IsFigures(extent.Source));

    private bool CanStand(SeriesExtent extent, Period period, MetricClosure metrics)
    {
        if (metrics.Standing.Count == 0 || !catalogue.Sources.TryGetValue(extent.Source, out var source))
        {
            return false;
        }

        foreach (var metric in metrics.Standing)
        {
            if (Standing.AppliesTo(metric, source.Kind) && Standing.IsCandidate(metric, extent.Period, period))
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<ShardFacts> ReadAsync(Area shard, Period period, MetricClosure metrics, long asOf, CancellationToken cancellationToken)
    {
        var facts = new ShardFacts(catalogue, Forest.Of(shard));
        var within = new Wanted();
        var standing = new Wanted();
        foreach (var extent in await Extents.ListAsync(shard.Key, cancellationToken))
        {
            var isWithin = ColumnInputs.Contains(period, extent.Period);
            if ((isWithin || CanStand(extent, period, metrics)) && IsWanted(extent, metrics, asOf))
            {
                (isWithin ? within : standing).Add(extent);
            }
        }

        await AddAsync(facts, within, ReferenceEquals(metrics, _all) ? null : metrics.Codes, asOf, cancellationToken);
        await AddAsync(facts, standing, metrics.StandingCodes, asOf, cancellationToken);
        return facts;
    }

    private async ValueTask AddAsync(ShardFacts facts, Wanted wanted, IReadOnlySet<string>? metrics, long asOf, CancellationToken cancellationToken)
    {
        if (wanted.Periods.Count == 0)
        {
            return;
        }

        var selection = new SeriesSelection
        {
            Periods = wanted.Periods,
            Shard = facts.Tree.Areas[0].Key,
            Sources = wanted.Sources,
            Metrics = metrics,
            AsOf = asOf,
        };
        foreach (var slice in await store.ReadAsync(selection, cancellationToken))
        {
            facts.Add(slice);
        }
    }

    private sealed class Wanted
    {
        public HashSet<Period> Periods { get; } = [];

        public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

        public void Add(SeriesExtent extent)
        {
            Periods.Add(extent.Period);
            Sources.Add(extent.Source);
        }
    }
}
