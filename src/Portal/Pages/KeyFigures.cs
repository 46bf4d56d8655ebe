using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Pages;

/// <summary>The first page of a host that puts nothing on it: a few indicators of the caller's units for the latest month that has data. Thread-safe.</summary>
internal sealed class KeyFigures(Catalogue.Catalogue catalogue, ISeriesStore store, FigureQueryService figures)
{
    // A page of more rows than this is no first page; there are 34 provinces now and there were 64 at most.
    private const int MaximumUnits = 70;

    private static readonly string[] Codes = ["density.telephone", "density.internet", "bts.sharing", "postal.service_radius"];

    /// <summary>A row per unit, a figure per indicator; no rows where the caller's territory has no data.</summary>
    public async ValueTask<IReadOnlyList<IReadOnlyList<Figure>>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        var indicators = Codes.Where(catalogue.Indicators.ContainsKey).ToArray();
        var (period, units) = Latest(caller, await store.ListAsync(null, cancellationToken));
        if (units.Count == 0 || indicators.Length == 0)
        {
            return [];
        }

        var source = caller.Role == CallerRole.Operator ? caller.Source ?? FigureQuery.AllOperators : FigureQuery.AllOperators;
        var areas = units.Select(u => u.Key.ToString()).ToArray();
        var outcome = await figures.AnswerAsync(caller, new FigureRequest(indicators, areas, [period.ToString()], [source], null), cancellationToken);
        if (!outcome.TryGet(out var answer, out _))
        {
            return [];
        }

        // The answer is ordered by indicator, then unit; the page by unit, then indicator.
        return
        [
            .. Enumerable.Range(0, units.Count).Select(u =>
                (IReadOnlyList<Figure>)[.. Enumerable.Range(0, indicators.Length).Select(i => answer.Figures[(i * units.Count) + u])]),
        ];
    }

    private (Period Period, IReadOnlyList<Area> Units) Latest(Caller caller, IReadOnlyList<SeriesExtent> extents)
    {
        // Newest first; months before other lengths, for a host whose senders report by quarter or year alone.
        var periods = extents
            .Where(e => !PlanSource.Is(e.Source) && (caller.Role != CallerRole.Operator || e.Source == caller.Source))
            .GroupBy(e => e.Period)
            .OrderByDescending(g => g.Key.Grain == PeriodGrain.Month)
            .ThenByDescending(g => g.Key);
        foreach (var group in periods)
        {
            var units = Units(caller, group.Key, group.Select(e => e.Shard).ToHashSet());
            if (units.Count > 0)
            {
                return (group.Key, units);
            }
        }

        return (default, []);
    }

    private IReadOnlyList<Area> Units(Caller caller, Period period, HashSet<AreaKey> shards)
    {
        var provinces = shards
            .Select(s => catalogue.TryGetArea(s, out var area) ? area : null)
            .OfType<Area>()
            .Where(a => a.Level == AreaLevel.Province && AccessPolicy.MayRead(caller, a))
            .ToList();

        // A territory below a province, or a caller for the country where only national values came.
        var units = provinces.Count > 0
            ? provinces
            : caller.Territory.Where(a => a.IsValidOn(period.Last) && a.AtLevel(AreaLevel.Province) is { } p && shards.Contains(p.Key)).ToList();
        return [.. units.OrderBy(a => a.Key).Take(MaximumUnits)];
    }
}
