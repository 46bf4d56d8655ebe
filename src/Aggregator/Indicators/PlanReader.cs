using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Finds the plan for an item: that of the period, else the nearest later target. For the total a department's plan goes before
/// the ministry's and the statistics office's; for one operator, its own. Thread-safe.
/// </summary>
internal sealed class PlanReader(Catalogue.Catalogue catalogue, ISeriesStore store, ShardLoader loader)
{
    /// <summary>The plan of the period or the nearest later target; null where there is none.</summary>
    public ValueTask<PlanOperand?> FindAsync(FigureRequest request, CancellationToken cancellationToken) =>
        FindAsync(request, withLaterTargets: true, cancellationToken);

    /// <summary>The plan of exactly that period; null where there is none.</summary>
    public ValueTask<PlanOperand?> FindOwnAsync(FigureRequest request, CancellationToken cancellationToken) =>
        FindAsync(request, withLaterTargets: false, cancellationToken);

    private async ValueTask<PlanOperand?> FindAsync(FigureRequest request, bool withLaterTargets, CancellationToken cancellationToken)
    {
        var shard = AreaForest.ShardOf(request.Area);
        var extents = (await loader.Extents.ListAsync(shard.Key, cancellationToken))
            .Where(e => e.FirstSequence <= request.AsOf && IsWanted(e.Source, request.Operator)
                && ((withLaterTargets && e.Period.Last >= request.Period.Last) || e.Period == request.Period || ColumnInputs.Contains(request.Period, e.Period)))
            .ToList();
        if (extents.Count == 0)
        {
            return null;
        }

        var facts = new ShardFacts(catalogue, loader.Forest.Of(shard));
        var selection = new SeriesSelection
        {
            Periods = extents.Select(e => e.Period).ToHashSet(),
            Shard = shard.Key,
            Sources = extents.Select(e => e.Source).ToHashSet(StringComparer.Ordinal),
            Metrics = MetricsOf(request.Item),
            AsOf = request.AsOf,
        };
        foreach (var slice in await store.ReadAsync(selection, cancellationToken))
        {
            facts.Add(slice);
        }

        return Choose(request, facts, withLaterTargets);
    }

    /// <summary>
    /// The item whose plan serves an indicator that has none: for <c>X.variant</c> with the same operands, <c>X</c>. Null where there is none.
    /// </summary>
    public FigureItem? BaseOf(FigureItem item)
    {
        if (item.Indicator is not { } variant || variant.Code.LastIndexOf('.') is not (> 0 and var dot))
        {
            return null;
        }

        return catalogue.Indicators.TryGetValue(variant.Code[..dot], out var found)
            && found.Numerator == variant.Numerator && found.Denominator == variant.Denominator && found.Unit == variant.Unit
            ? FigureItem.Of(found)
            : null;
    }

    private static HashSet<string> MetricsOf(FigureItem item)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal) { item.Code };
        if (item.Metric is { } metric)
        {
            codes.UnionWith(new MetricClosure([metric]).Codes);
        }

        return codes;
    }

    private bool IsWanted(string source, string operatorCode)
    {
        if (!StoredSource.IsPlan(source))
        {
            return false;
        }

        var planner = StoredSource.Sender(source);
        return operatorCode == FigureQuery.AllOperators
            ? catalogue.Sources.TryGetValue(planner, out var known) && known.Kind != SourceKind.Operator
            : planner == operatorCode;
    }

    private PlanOperand? Choose(FigureRequest request, ShardFacts facts, bool withLaterTargets)
    {
        var area = facts.Tree.IndexOf(request.Area.Key);
        var columns = new ResolverSet().Add(catalogue, facts);
        var sources = facts.Sources.OrderBy(s => RankOf(s)).ThenBy(s => s, StringComparer.Ordinal).ToList();
        var periods = facts.Sources.SelectMany(s => facts.MetricsOf(s).SelectMany(m => facts.Columns(s, m).Select(c => c.Period)))
            .Append(request.Period)
            .Where(p => p == request.Period || (withLaterTargets && p.Last >= request.Period.Last))
            .Distinct()
            .OrderBy(p => p == request.Period ? 0 : 1)
            .ThenBy(p => p);
        foreach (var period in periods)
        {
            foreach (var source in sources)
            {
                if (Read(request.Item, facts, columns, source, period, area) is { } plan)
                {
                    return plan;
                }
            }
        }

        return null;
    }

    private static PlanOperand? Read(FigureItem item, ShardFacts facts, ColumnResolver columns, string source, Period period, int area)
    {
        if (item.Metric is { } metric)
        {
            // A sum of plans serves when none is missing in it.
            var cell = columns.Resolve(source, metric, period, area);
            if (!cell.HasValue || cell.Reported < cell.Expected)
            {
                return null;
            }

            var inspector = new CellInspector(columns);
            inspector.Follow(source, metric, period, area);
            return Plan(item, source, period, DecimalMath.Unscale(cell.Value, metric.Decimals), cell.How, [.. inspector.Receipts.Take(Contribution.ReceiptLimit)]);
        }

        return facts.Find(source, item.Code, period) is { } column && column.TryGet(area, out var state, out var value) && state == CellState.Present
            ? Plan(item, source, period, DecimalMath.Unscale(value, column.Decimals), Provenance.Explicit, [column.Sequence(area)])
            : null;
    }

    private static PlanOperand Plan(FigureItem item, string source, Period period, decimal value, Provenance how, IReadOnlyList<long> receipts) => new()
    {
        Item = item.Code,
        Source = StoredSource.Sender(source),
        Period = period,
        Value = value,
        Unit = item.Metric?.Unit ?? item.Indicator!.Unit,
        How = how,
        Receipts = receipts,
    };

    private int RankOf(string source) => catalogue.Sources.TryGetValue(StoredSource.Sender(source), out var known)
        ? known.Kind switch
        {
            SourceKind.Department => 0,
            SourceKind.Ministry => 1,
            SourceKind.Statistics => 2,
            _ => 3,
        }
        : 4;
}
