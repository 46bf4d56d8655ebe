using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Finds operators that should have reported a metric in a province and did not: those that the reporting calendar expects; where
/// it says nothing, those that reported it in the period before, or in the same period of the year before. Thread-safe.
/// </summary>
internal sealed class MissingOperatorReader(Catalogue.Catalogue catalogue, ISeriesStore store, ShardLoader loader)
{
    /// <summary>The periods that a period is compared with.</summary>
    public static Period[] EarlierThan(Period period) => [.. new[] { period.Previous(), period.SamePeriodOfYearBefore() }.Distinct()];

    /// <summary>The missing operators, ordered by code.</summary>
    public async ValueTask<IReadOnlyList<MissingOperator>> FindAsync(
        ColumnResolver columns, Metric metric, MetricClosure closure, Period period, long asOf, CancellationToken cancellationToken)
    {
        var expected = new ExpectedSources(catalogue, loader.Forest, metric, closure, period);
        var found = new Found();
        var candidates = new HashSet<(string Source, AreaKey Shard)>();
        var periods = new HashSet<Period>();
        var earlier = EarlierThan(period);
        foreach (var (province, extents) in await ProvincesAsync(columns, period, cancellationToken))
        {
            var owing = expected.In(province);
            foreach (var source in owing)
            {
                if (!HasReported(columns, metric, source.Code, province.Key, period) && !HasReportedForCountry(columns, metric, source.Code, period))
                {
                    found.Add(source.Code, province.Key);
                }
            }

            foreach (var extent in extents)
            {
                if (extent.FirstSequence <= asOf
                    && Array.Exists(earlier, e => ColumnInputs.Contains(e, extent.Period))
                    && (owing.Count > 0 ? found.Has(extent.Source, province.Key) : IsGuessed(columns, metric, extent.Source, province.Key, period)))
                {
                    candidates.Add((extent.Source, province.Key));
                    periods.Add(extent.Period);
                }
            }
        }

        if (candidates.Count > 0)
        {
            await ConfirmAsync(candidates, closure, periods, earlier, columns, found, asOf, cancellationToken);
        }

        return found.ToList();
    }

    private async ValueTask<IEnumerable<(Area Province, SeriesExtent[] Extents)>> ProvincesAsync(ColumnResolver columns, Period period, CancellationToken cancellationToken)
    {
        if (!columns.Tree.IsCountry)
        {
            var province = columns.Tree.Areas[0];
            return [(province, await loader.Extents.ListAsync(province.Key, cancellationToken))];
        }

        var extents = await loader.Extents.ListAsync(cancellationToken);
        return columns.Tree.Areas.Where(a => a.Level == AreaLevel.Province && a.IsValidOn(period.Last)).Select(a => (a, extents.GetValueOrDefault(a.Key, [])));
    }

    private bool IsGuessed(ColumnResolver columns, Metric metric, string code, AreaKey shard, Period period) =>
        catalogue.Sources.TryGetValue(code, out var source)
        && source.Kind == metric.ReportedBy
        && (source.ValidTo is not { } to || to >= period.Last)
        && !HasReported(columns, metric, code, shard, period);

    private static bool HasReported(ColumnResolver columns, Metric metric, string source, AreaKey shard, Period period)
    {
        var cells = columns.Resolve(source, metric, period);
        if (cells is null)
        {
            return false;
        }

        if (columns.Tree.IsCountry)
        {
            return columns.Tree.IndexOf(shard) is >= 0 and var province && cells[province].Reported > 0;
        }

        return Array.Exists(cells, c => c.Reported > 0);
    }

    // A national value stands for every province in the country's figure, whatever is still owed for each.
    private static bool HasReportedForCountry(ColumnResolver columns, Metric metric, string source, Period period) =>
        columns.Tree.IsCountry && columns.Resolve(source, metric, period, 0) is { IsOwn: true, Reported: > 0 };

    // What had a sender then is known by source and period; whether this metric was in it must be read.
    private async ValueTask ConfirmAsync(
        HashSet<(string Source, AreaKey Shard)> candidates,
        MetricClosure closure,
        HashSet<Period> periods,
        Period[] earlier,
        ColumnResolver columns,
        Found found,
        long asOf,
        CancellationToken cancellationToken)
    {
        var selection = new SeriesSelection
        {
            Periods = periods,
            Shard = columns.Tree.IsCountry ? null : columns.Tree.Areas[0].Key,
            Sources = candidates.Select(c => c.Source).ToHashSet(StringComparer.Ordinal),
            Metrics = closure.Codes,
            AsOf = asOf,
        };
        foreach (var slice in await store.ReadAsync(selection, cancellationToken))
        {
            if (candidates.Contains((slice.Source, slice.Shard)) && HasAny(slice))
            {
                found.Add(slice.Source, slice.Shard, earlier.First(e => ColumnInputs.Contains(e, slice.Period)));
            }
        }
    }

    private static bool HasAny(SeriesSlice slice)
    {
        foreach (var column in slice.Columns)
        {
            for (var i = 0; i < column.Sequences.Length; i++)
            {
                if (column.Sequences[i] != 0 && column.States[i] is Storage.Submissions.CellState.Present or Storage.Submissions.CellState.NotApplicable)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed class Found
    {
        private readonly SortedDictionary<string, (Period? Last, SortedSet<AreaKey> Shards)> _bySource = new(StringComparer.Ordinal);

        public bool Has(string source, AreaKey shard) => _bySource.TryGetValue(source, out var known) && known.Shards.Contains(shard);

        public void Add(string source, AreaKey shard, Period? last = null)
        {
            var (before, shards) = _bySource.TryGetValue(source, out var known) ? known : (null, []);
            shards.Add(shard);
            _bySource[source] = (before is null || before.Value.CompareTo(last ?? before.Value) < 0 ? last : before, shards);
        }

        public List<MissingOperator> ToList() => [.. _bySource.Select(f => new MissingOperator(f.Key, f.Value.Last, [.. f.Value.Shards]))];
    }
}
