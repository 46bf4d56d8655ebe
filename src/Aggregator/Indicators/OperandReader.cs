using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Reads one metric's value with everything that a passport tells of it. Thread-safe.</summary>
internal sealed class OperandReader(Catalogue.Catalogue catalogue, ISeriesStore store, ShardLoader loader, BoundaryPlanner planner)
{
    /// <summary>A dashboard's worth: an operand takes 1 to 4 kB.</summary>
    private const int MemoCapacity = 2048;

    private readonly MissingOperatorReader _missing = new(catalogue, store, loader);
    private readonly EffectivePosition _effective = new(loader);
    private readonly OperandMemo _memo = new(MemoCapacity);

    /// <summary>Whether what was computed before may serve, by the stored rollups or this reader; off only to compare.</summary>
    public bool UsesEarlierResults { get; init; } = true;

    /// <summary>
    /// The operand, for the request's unit, period, source and position; the unit existed on the period's last day or, where the
    /// request names one, on the day of its boundaries.
    /// </summary>
    public ValueTask<Operand> ReadAsync(Metric metric, FigureRequest request, CancellationToken cancellationToken) =>
        SourceOf(request) is { } code && catalogue.Sources[code] is { Predecessors.Count: > 0 } source
            ? ReadWithPredecessorsAsync(metric, source, request, cancellationToken)
            : ReadOneAsync(metric, request, cancellationToken);

    /// <summary>A flow counted over consecutive periods: one operand, whose period is the last one.</summary>
    public async ValueTask<Operand> ReadAsync(Metric metric, FigureRequest request, IReadOnlyList<Period> periods, CancellationToken cancellationToken)
    {
        var operands = new List<Operand>(periods.Count);
        foreach (var period in periods)
        {
            operands.Add(await ReadAsync(metric, request with { Period = period }, cancellationToken));
        }

        return operands.Count == 1 ? operands[0] : OperandBuilder.Sum(operands);
    }

    private async ValueTask<Operand> ReadWithPredecessorsAsync(Metric metric, Source source, FigureRequest request, CancellationToken cancellationToken)
    {
        var sources = SourceLineage.Of(source, metric, request.Period, request.SourcesOn);
        var operands = new List<(Source Source, Operand Operand)>(sources.Count);
        foreach (var one in sources)
        {
            operands.Add((one, await ReadOneAsync(metric, request with { Operator = one.Code }, cancellationToken)));
        }

        return SourceOperands.Sum(source, operands, request.Period);
    }

    // Of one source alone, whatever it took over; or of the total.
    private ValueTask<Operand> ReadOneAsync(Metric metric, FigureRequest request, CancellationToken cancellationToken) =>
        request.Boundaries is { } boundaries && request.Area.Level != AreaLevel.Country
            ? ReadOnBoundariesAsync(metric, request, boundaries, cancellationToken)
            : RememberAsync(metric, request, [AreaForest.ShardOf(request.Area)], null, () => ComputeAsync(metric, request, cancellationToken), cancellationToken);

    private static bool NamesMissing(Metric metric, string? source) => source is null && metric.ReportedBy == SourceKind.Operator;

    private static string? SourceOf(FigureRequest request) => request.Operator == FigureQuery.AllOperators ? null : request.Operator;

    private async ValueTask<Operand> RememberAsync(
        Metric metric, FigureRequest request, IReadOnlyList<Area> shards, DateOnly? boundaries, Func<ValueTask<Operand>> compute, CancellationToken cancellationToken)
    {
        // Thousands of units at once would drive out everything else, and come from a few shards that are read once.
        if (!UsesEarlierResults || (request.Loads.IsWide && request.Area.Level != AreaLevel.Country))
        {
            return await compute();
        }

        var closure = loader.ClosureOf(metric, SourceOf(request));
        var compared = NamesMissing(metric, SourceOf(request)) ? MissingOperatorReader.EarlierThan(request.Period) : [];
        var effective = 0L;
        foreach (var shard in shards)
        {
            effective = Math.Max(effective, await _effective.FindAsync(shard, request.Period, closure, compared, request.AsOf, cancellationToken));
        }

        var key = new OperandMemo.Key(metric.Code, request.Area.Key, request.Period, request.Operator, effective, boundaries);
        if (_memo.Find(key) is { } known)
        {
            return known;
        }

        var operand = await compute();

        // A store that was emptied meanwhile did not have all that was asked for.
        if (store.Position >= request.AsOf)
        {
            _memo.Add(key, operand);
        }

        return operand;
    }

    private async ValueTask<Operand> ReadOnBoundariesAsync(Metric metric, FigureRequest request, DateOnly boundaries, CancellationToken cancellationToken)
    {
        var (area, period) = (request.Area, request.Period);
        var first = metric.Kind == MetricKind.Flow ? period.First : period.Last;
        var plan = planner.PlanOf(area, period.Last, boundaries);
        if (plan.Single is { } unit && planner.IsSteady(area, first, period.Last, boundaries))
        {
            var operand = await ReadOneAsync(metric, request with { Area = unit, Boundaries = null }, cancellationToken);
            return unit.Key == area.Key ? operand : operand with { Boundaries = new BoundaryParts { Units = [unit] } };
        }

        var shards = planner.PlansWithin(area, first, period.Last, boundaries).SelectMany(p => p.Shards).DistinctBy(s => s.Key).ToList();
        if (shards.Count == 0)
        {
            return WithoutLineage(metric, period);
        }

        return await RememberAsync(
            metric, request, shards, planner.StretchOf(boundaries), () => ComputeOnBoundariesAsync(metric, request, boundaries, shards, cancellationToken), cancellationToken);
    }

    private static Operand WithoutLineage(Metric metric, Period period) => new()
    {
        Metric = metric,
        Value = null,
        Period = period,
        PeriodUsed = period,
        How = Provenance.Missing,
        Reported = 0,
        Expected = 1,
        Boundaries = new BoundaryParts { IsWithoutLineage = true },
    };

    private async ValueTask<Operand> ComputeOnBoundariesAsync(
        Metric metric, FigureRequest request, DateOnly boundaries, List<Area> shards, CancellationToken cancellationToken)
    {
        var source = SourceOf(request);
        var loaded = new Dictionary<AreaKey, TotalResolver>();
        foreach (var shard in shards)
        {
            loaded.Add(shard.Key, await request.Loads.LoadAsync(shard, request.Period, metric, source, request.AsOf, cancellationToken));
        }

        var resolver = new BoundaryResolver(metric, request.Area, boundaries, planner, loaded);
        var builder = new BoundaryOperandBuilder(catalogue, resolver, metric, request.Period, loaded.Values);
        var operand = source is null ? builder.OfTotal() : builder.OfSource(source);
        if (!NamesMissing(metric, source))
        {
            return operand;
        }

        var missing = new List<MissingOperator>();
        foreach (var shard in planner.PlanOf(request.Area, request.Period.Last, boundaries).Shards)
        {
            missing.AddRange(await _missing.FindAsync(
                loaded[shard.Key].Columns, metric, loader.ClosureOf(metric, source), request.Period, request.AsOf, cancellationToken));
        }

        return operand with { MissingOperators = MissingOperator.Merge(missing) };
    }

    private async ValueTask<Operand> ComputeAsync(Metric metric, FigureRequest request, CancellationToken cancellationToken)
    {
        var (area, period, source) = (request.Area, request.Period, SourceOf(request));
        var closure = loader.ClosureOf(metric, source);
        var totals = area.Level == AreaLevel.Country
            ? new TotalResolver(await LoadCountryAsync(period, closure, request.AsOf, cancellationToken))
            : await request.Loads.LoadAsync(AreaForest.ShardOf(area), period, metric, source, request.AsOf, cancellationToken);
        var columns = totals.Columns;
        var index = columns.Tree.IndexOf(area.Key);
        if (source is not null)
        {
            return OperandBuilder.OfSource(columns, source, metric, area, period, index);
        }

        var operand = OperandBuilder.OfTotal(totals, metric, area, period, index);
        return NamesMissing(metric, source)
            ? operand with
            {
                MissingOperators = await request.Missing.FindAsync(
                    columns.Tree.Areas[0].Key, metric, period, request.AsOf, () => _missing.FindAsync(columns, metric, closure, period, request.AsOf, cancellationToken)),
            }
            : operand;
    }

    private async ValueTask<ColumnResolver> LoadCountryAsync(Period period, MetricClosure closure, long asOf, CancellationToken cancellationToken)
    {
        if (!UsesEarlierResults || await FindRollupAsync(period, closure, asOf, cancellationToken) is not { } stored)
        {
            return await loader.LoadCountryAsync(period, closure, asOf, cancellationToken);
        }

        var changed = await loader.ChangedProvincesAsync(stored.Position, period, closure, asOf, cancellationToken);
        return await loader.LoadCountryAsync(StoredLeaves.OfCountry(stored, loader.Forest.Country, closure), changed, period, closure, asOf, cancellationToken);
    }

    // Stored results serve where they are all that is needed: not for values that stand (their own periods are not stored), nor
    // where the country must be put together from shorter periods.
    private async ValueTask<RollupTable?> FindRollupAsync(Period period, MetricClosure closure, long asOf, CancellationToken cancellationToken)
    {
        if (closure.Standing.Count > 0 || !await loader.IsCountrySumOfProvincesAsync(period, asOf, cancellationToken))
        {
            return null;
        }

        var stored = await store.ReadRollupAsync(period, catalogue.Country.Key, cancellationToken);
        return stored is not null && stored.CatalogueVersion == catalogue.Version && stored.Position <= asOf ? stored : null;
    }
}
