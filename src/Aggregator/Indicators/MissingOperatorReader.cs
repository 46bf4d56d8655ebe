using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Finds operators that reported a metric in a shard in the period before, or in the same period of the year before, but not
/// this time. A reporting calendar says it better where there is one. Thread-safe.
/// </summary>
internal sealed class MissingOperatorReader(Catalogue.Catalogue catalogue, ISeriesStore store, ShardLoader loader)
{
    /// <summary>The periods that a period is compared with.</summary>
    public static Period[] EarlierThan(Period period) => [.. new[] { period.Previous(), period.SamePeriodOfYearBefore() }.Distinct()];

    /// <summary>The missing operators, ordered by code.</summary>
    public async ValueTask<IReadOnlyList<MissingOperator>> FindAsync(
        ColumnResolver columns, Metric metric, MetricClosure closure, Period period, long asOf, CancellationToken cancellationToken)
    {
        var earlier = EarlierThan(period);
        var candidates = new List<(string Source, AreaKey Shard)>();
        var periods = new HashSet<Period>();
        foreach (var (shard, extents) in await ExtentsAsync(columns, period, cancellationToken))
        {
            foreach (var extent in extents)
            {
                if (extent.FirstSequence <= asOf
                    && catalogue.Sources.TryGetValue(extent.Source, out var source)
                    && source.Kind == metric.ReportedBy
                    && (source.ValidTo is not { } to || to >= period.Last)
                    && Array.Exists(earlier, e => ColumnInputs.Contains(e, extent.Period))
                    && !HasReported(columns, metric, extent.Source, shard, period))
                {
                    candidates.Add((extent.Source, shard));
                    periods.Add(extent.Period);
                }
            }
        }

        return candidates.Count == 0 ? [] : await ConfirmAsync(candidates.ToHashSet(), closure, periods, earlier, columns, asOf, cancellationToken);
    }

    private async ValueTask<IEnumerable<KeyValuePair<AreaKey, SeriesExtent[]>>> ExtentsAsync(ColumnResolver columns, Period period, CancellationToken cancellationToken)
    {
        if (!columns.Tree.IsCountry)
        {
            var shard = columns.Tree.Areas[0].Key;
            return [KeyValuePair.Create(shard, await loader.Extents.ListAsync(shard, cancellationToken))];
        }

        return (await loader.Extents.ListAsync(cancellationToken))
            .Where(s => catalogue.TryGetArea(s.Key, out var area) && area.Level == AreaLevel.Province && area.IsValidOn(period.Last));
    }

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

    // What had a sender then is known by source and period; whether this metric was in it must be read.
    private async ValueTask<IReadOnlyList<MissingOperator>> ConfirmAsync(
        HashSet<(string Source, AreaKey Shard)> candidates,
        MetricClosure closure,
        HashSet<Period> periods,
        Period[] earlier,
        ColumnResolver columns,
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
        var found = new SortedDictionary<string, (Period Last, SortedSet<AreaKey> Shards)>(StringComparer.Ordinal);
        foreach (var slice in await store.ReadAsync(selection, cancellationToken))
        {
            if (!candidates.Contains((slice.Source, slice.Shard)) || !HasAny(slice))
            {
                continue;
            }

            var last = earlier.First(e => ColumnInputs.Contains(e, slice.Period));
            if (found.TryGetValue(slice.Source, out var known))
            {
                known.Shards.Add(slice.Shard);
                found[slice.Source] = (known.Last.CompareTo(last) < 0 ? last : known.Last, known.Shards);
            }
            else
            {
                found.Add(slice.Source, (last, [slice.Shard]));
            }
        }

        return [.. found.Select(f => new MissingOperator(f.Key, f.Value.Last, [.. f.Value.Shards]))];
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
}
