using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers where and for when there are figures that a caller may read: of the caller's territory, and for an operator of its own source alone, since when
/// others report is theirs. Plans and what the statistics office publishes once a year do not count. Thread-safe.
/// </summary>
internal sealed class CoverageQueryService(Catalogue.Catalogue catalogue, ISeriesStore store)
{
    private volatile Snapshot? _snapshot;

    /// <summary>The units, the country first and then by code; none where nothing has come.</summary>
    public async ValueTask<IReadOnlyList<CoveredUnit>> AnswerAsync(Caller caller, CancellationToken cancellationToken)
    {
        var shards = new List<CoveredUnit>();
        foreach (var (shard, extents) in (await TakeAsync(cancellationToken)).Shards)
        {
            var periods = extents.Where(e => caller.Role != CallerRole.Operator || e.Source == caller.Source).Select(e => e.Period).Distinct();
            if (Sorted(periods) is { Count: > 0 } sorted)
            {
                shards.Add(new CoveredUnit(shard, sorted));
            }
        }

        var units = shards.Where(s => s.Area.Level != AreaLevel.Country && AccessPolicy.MayRead(caller, s.Area)).OrderBy(s => s.Area.Key).ToList();
        if (!caller.IsEverywhere)
        {
            units.AddRange(caller.Territory.Where(a => a.Level > AreaLevel.Province).SelectMany(a => PartOf(a, shards)));
        }

        return AccessPolicy.MayRead(caller, catalogue.Country) && shards.Count > 0
            ? [new CoveredUnit(catalogue.Country, Sorted(shards.SelectMany(s => s.Periods).Distinct())), .. units]
            : units;
    }

    // A territory below a province: its own figures lie among the province's.
    private static IEnumerable<CoveredUnit> PartOf(Area part, List<CoveredUnit> shards) =>
        from shard in shards
        where part.AtLevel(AreaLevel.Province)?.Key == shard.Area.Key
        let periods = shard.Periods.Where(p => part.IsValidOn(p.Last)).ToList()
        where periods.Count > 0
        select new CoveredUnit(part, periods);

    /// <summary>Months first, then other lengths, each the newest first.</summary>
    public static List<Period> Sorted(IEnumerable<Period> periods) =>
        [.. periods.OrderByDescending(p => p.Grain == PeriodGrain.Month).ThenByDescending(p => p)];

    // What exists changes with the store's position alone; a page must not list all of it each time.
    private async ValueTask<Snapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var position = store.Position;
        if (_snapshot is { } known && known.Position == position)
        {
            return known;
        }

        var shards = (await store.ListAsync(null, cancellationToken))
            .Where(e => e.Period.Grain != PeriodGrain.Day && catalogue.Sources.TryGetValue(e.Source, out var source) && source.Kind != SourceKind.Statistics)
            .GroupBy(e => e.Shard)
            .Select(g => (Area: catalogue.TryGetArea(g.Key, out var area) ? area : null, Extents: g.Select(e => (e.Source, e.Period)).ToArray()))
            .Where(s => s.Area is not null)
            .Select(s => (s.Area!, s.Extents));
        return _snapshot = new Snapshot(position, [.. shards]);
    }

    private sealed record Snapshot(long Position, IReadOnlyList<(Area Shard, (string Source, Period Period)[] Extents)> Shards);
}
