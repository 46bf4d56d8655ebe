using System.Globalization;
using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Retention;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Computes figures on read, from the series store, as of a ledger position: below the country from the facts of one shard, for
/// the country from the provinces' stored rollups where they are fresh, else from facts; what was read lately is remembered while
/// nothing comes that could count in it. The result is the same. Thread-safe.
/// </summary>
public sealed class FigureReader
{
    // A table of one province's communes for three periods is not wide; one of the country's communes is.
    private const int WideQuestion = 1000;

    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly ShardLoader _loader;
    private readonly BoundaryPlanner _planner;
    private readonly ValueReader _values;
    private readonly PlanReader _plans;
    private readonly CompletionReader _completions;
    private readonly DayRetention _retention;
    private readonly TimeProvider _time;

    /// <summary>A reader of a store that keeps everything, by a catalogue; another catalogue version wants another reader.</summary>
    public FigureReader(Catalogue.Catalogue catalogue, ISeriesStore store)
        : this(catalogue, store, usesEarlierResults: true)
    {
    }

    /// <summary>A reader of a store that keeps days for a time only.</summary>
    public FigureReader(Catalogue.Catalogue catalogue, ISeriesStore store, DayRetention retention, TimeProvider time)
        : this(catalogue, store, usesEarlierResults: true) => (_retention, _time) = (retention, time);

    internal FigureReader(Catalogue.Catalogue catalogue, ISeriesStore store, bool usesEarlierResults)
    {
        _retention = DayRetention.ForEver;
        _time = TimeProvider.System;
        _catalogue = catalogue;
        _store = store;
        _loader = new ShardLoader(catalogue, store);
        _planner = new BoundaryPlanner(catalogue);
        var operands = new OperandReader(catalogue, store, _loader, _planner) { UsesEarlierResults = usesEarlierResults };
        _values = new ValueReader(catalogue, operands);
        _plans = new PlanReader(catalogue, store, _loader);
        _completions = new CompletionReader(_values, operands, _plans, _planner);
    }

    /// <summary>The catalogue by which it reads.</summary>
    internal Catalogue.Catalogue Catalogue => _catalogue;

    /// <summary>What decides which totals are told to readers outside, on the same facts.</summary>
    internal DisclosureReader CreateDisclosure(DisclosureOptions options, IReadOnlySet<Metric> neverGiven) => new(_catalogue, _store, _loader, options, neverGiven);

    /// <summary>The figure, or the reason why there is none.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such item or source; check with <see cref="FigureItem.TryParse"/> first.</exception>
    public ValueTask<Figure> ReadAsync(FigureQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestOf(query, _store.Position, new ShardLoads(_loader), new MissingOperatorMemo()), cancellationToken);

    /// <summary>
    /// Figures in the order of the queries, each as if it were read alone, all at one position of the store. What several of them
    /// need is read once: ask for a page's or a report's figures together.
    /// </summary>
    /// <exception cref="ArgumentException">The catalogue has no such item or source; check with <see cref="FigureItem.TryParse"/> first.</exception>
    public async ValueTask<IReadOnlyList<Figure>> ReadManyAsync(IReadOnlyList<FigureQuery> queries, CancellationToken cancellationToken = default)
    {
        var loads = new ShardLoads(_loader) { IsWide = queries.Count > WideQuestion };
        var missing = new MissingOperatorMemo();
        var position = _store.Position;
        var requests = queries.Select(q => RequestOf(q, position, loads, missing)).ToList();
        loads.ReadTogether(requests.SelectMany(MetricsOf));

        var figures = new Figure[requests.Count];
        foreach (var i in Enumerable.Range(0, figures.Length).OrderBy(i => requests[i].Period).ThenBy(i => AreaForest.ShardOf(requests[i].Area).Key))
        {
            figures[i] = await ReadAsync(requests[i], cancellationToken);
        }

        return figures;
    }

    /// <summary>
    /// Every unit other than the one asked for, and those below it, whose values may be in a figure because it is asked on other
    /// boundaries or compares with a time of other units. Whoever may not read all of them may not read the figure.
    /// </summary>
    /// <exception cref="ArgumentException">The catalogue has no such item; check with <see cref="FigureItem.TryParse"/> first.</exception>
    public IEnumerable<Area> UnitsOf(FigureQuery query)
    {
        var request = RequestOf(query, 0, new ShardLoads(_loader), new MissingOperatorMemo());
        if (request.Area.Level == AreaLevel.Country)
        {
            return [];
        }

        var isGrowth = request.Item.Kind == FigureItemKind.Growth;
        if ((request.Boundaries ?? (isGrowth ? request.Period.Last : null)) is not { } boundaries || !request.Area.IsValidOn(boundaries))
        {
            return [];
        }

        // A flow may be counted from the start of a plan's period, which is of the same year; a mean has an opening level.
        var opening = request.Item.Indicator?.DenominatorRule == DenominatorRule.AverageOfPeriod ? -1 : 0;
        var first = request.Item.Kind == FigureItemKind.PlanCompletion ? new DateOnly(request.Period.Year, 1, 1) : request.Period.First;
        var plans = _planner.PlansWithin(request.Area, first.AddDays(opening), request.Period.Last, boundaries);
        if (isGrowth)
        {
            var before = request.Period.SamePeriodOfYearBefore();
            plans = plans.Concat(_planner.PlansWithin(request.Area, before.First.AddDays(opening), before.Last, boundaries));
        }

        return plans.Distinct().SelectMany(p => p.Units).Where(u => u.Key != request.Area.Key);
    }

    /// <summary>
    /// Whether anything came after a ledger position that could make the figure another. Looked at by source and period alone, so that it may say so where nothing does; where it
    /// says no, the figure is the same as of then and now.
    /// </summary>
    /// <param name="query">The figure; on the boundaries of its own time.</param>
    /// <param name="since">The position.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The catalogue has no such item; check with <see cref="FigureItem.TryParse"/> first.</exception>
    public async ValueTask<bool> HasNewsAsync(FigureQuery query, long since, CancellationToken cancellationToken = default)
    {
        var request = RequestOf(query, long.MaxValue, new ShardLoads(_loader), new MissingOperatorMemo());
        var shard = AreaForest.ShardOf(request.Area);
        if (shard.Level == AreaLevel.Country)
        {
            return IsNews(await _loader.Extents.ListMergedAsync(cancellationToken));
        }

        // A commune's growth, or a value that stands, may come from units of before.
        foreach (var one in _loader.Forest.PredecessorShards(shard, request.Period.Last).Prepend(shard))
        {
            if (IsNews(await _loader.Extents.ListAsync(one.Key, cancellationToken)))
            {
                return true;
            }
        }

        return false;

        // Targets of later periods serve earlier ones; what was reported for a time after the figure's never counts in it.
        bool IsNews(SeriesExtent[] extents)
        {
            var takesPlans = request.Item.Kind is FigureItemKind.Plan or FigureItemKind.PlanCompletion;
            return Array.Exists(extents, e => e.LastSequence > since && (StoredSource.IsPlan(e.Source) ? takesPlans : StoredSource.IsFigures(e.Source) && e.Period.First <= request.Period.Last));
        }
    }

    // One position for all that is read, though the store may move meanwhile.
    private FigureRequest RequestOf(FigureQuery query, long position, ShardLoads loads, MissingOperatorMemo missing)
    {
        if (!FigureItem.TryParse(_catalogue, query.Item, out var item))
        {
            throw new ArgumentException($"the catalogue has no item '{query.Item}'", nameof(query));
        }

        if (query.Operator != FigureQuery.AllOperators && !_catalogue.Sources.ContainsKey(query.Operator))
        {
            throw new ArgumentException($"the catalogue has no source '{query.Operator}'", nameof(query));
        }

        return new FigureRequest(item, query.Area, query.Period, query.Operator, Math.Min(query.AsOf, position)) { Boundaries = query.Boundaries, Loads = loads, Missing = missing };
    }

    private static IEnumerable<(Metric Metric, string? Source)> MetricsOf(FigureRequest request)
    {
        var source = request.Operator == FigureQuery.AllOperators ? null : request.Operator;
        return request.Item switch
        {
            { Metric: { } metric, Kind: FigureItemKind.Share } => [(metric, source), (metric, null)],
            { Metric: { } metric, Kind: FigureItemKind.Concentration } => [(metric, null)],
            { Metric: { } metric } => [(metric, source)],
            { Indicator: { } indicator } => new[] { indicator.Numerator, indicator.Denominator }.Select(m => (m, m.ReportedBy == SourceKind.Statistics ? null : source)),
            _ => [],
        };
    }

    private async ValueTask<Figure> ReadAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        var item = request.Item;
        if (IsOver(request))
        {
            return FigureStart.Of(request, _catalogue.Version) with
            {
                Reason = FigureReason.Of(FigureReasonCode.DayNotKept, "days", _retention.KeepDays.ToString(CultureInfo.InvariantCulture)),
            };
        }

        return item.Kind switch
        {
            FigureItemKind.Plan => PlanFigure.Of(request, await _plans.FindOwnAsync(request, cancellationToken), _catalogue.Version),
            FigureItemKind.PlanCompletion => await _completions.ReadAsync(request, cancellationToken),
            FigureItemKind.Growth => await ReadGrowthAsync(request, cancellationToken),
            FigureItemKind.Share => MarketFigures.Share(
                request,
                await _values.ReadAsync(request with { Item = FigureItem.Of(item.Metric!) }, cancellationToken),
                await _values.ReadAsync(request with { Item = FigureItem.Of(item.Metric!), Operator = FigureQuery.AllOperators }, cancellationToken)),
            FigureItemKind.Concentration => MarketFigures.Concentration(
                request, await _values.ReadAsync(request with { Item = FigureItem.Of(item.Metric!), Operator = FigureQuery.AllOperators }, cancellationToken)),
            _ => await _values.ReadAsync(request, cancellationToken),
        };
    }

    // Some of its values may still be there, where no month stands for them: a sum of those would mislead.
    private bool IsOver(FigureRequest request) => request.Item.Kind != FigureItemKind.Plan
        && _retention.IsOver(request.Item.Kind == FigureItemKind.Growth ? request.Period.SamePeriodOfYearBefore() : request.Period, _time.GetUtcNow());

    // Like with like: both periods on the boundaries asked for, else on those of the current period's last day, and with the
    // operators that belong together on that day.
    private async ValueTask<Figure> ReadGrowthAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        var plain = request with { Item = ValueReader.Plain(request.Item), SourcesOn = request.Period.Last };
        var before = plain with { Period = request.Period.SamePeriodOfYearBefore() };
        if (request.Boundaries is null && HasChanged(request.Area, before.Period.First, request.Period.Last))
        {
            plain = plain with { Boundaries = request.Period.Last };
            before = before with { Boundaries = request.Period.Last };
        }

        return GrowthFigure.Of(request, await _values.ReadAsync(plain, cancellationToken), await _values.ReadAsync(before, cancellationToken));
    }

    private bool HasChanged(Area area, DateOnly first, DateOnly last) =>
        area.IsValidOn(last) && _planner.PlansWithin(area, first, last, last).Any(p => p.Single?.Key != area.Key);
}
