using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>
/// Finds what second sources say: all that was published, and the figures that the ministry and departments reported of metrics whose
/// totals are made by others. Only what was said of exactly that unit and period; nothing is summed. Thread-safe.
/// </summary>
internal sealed class SecondValueReader(Catalogue.Catalogue catalogue, ISeriesStore store)
{
    private readonly ExtentIndex _extents = new(store);

    /// <summary>The values, in order of item, kind and source.</summary>
    public async ValueTask<List<SecondValue>> ReadAsync(ReconciliationQuery query, long position, CancellationToken cancellationToken)
    {
        var shard = AreaForest.ShardOf(query.Area).Key;
        var sources = (await _extents.ListAsync(shard, cancellationToken))
            .Where(e => e.Period == query.Period && e.FirstSequence <= position && IsSecond(e.Source, query.Source))
            .Select(e => e.Source)
            .ToHashSet(StringComparer.Ordinal);
        if (sources.Count == 0)
        {
            return [];
        }

        var selection = new SeriesSelection
        {
            Periods = [query.Period],
            Shard = shard,
            Sources = sources,
            Metrics = query.Item is { } item ? new HashSet<string>(StringComparer.Ordinal) { item } : null,
            AsOf = position,
        };
        var values = new List<SecondValue>();
        foreach (var slice in await store.ReadAsync(selection, cancellationToken))
        {
            if (Array.IndexOf(slice.Areas, query.Area.Key) is >= 0 and var row)
            {
                values.AddRange(slice.Columns.Select(c => ValueOf(slice.Source, c, row)).OfType<SecondValue>());
            }
        }

        return [.. values.OrderBy(v => v.Item.Code, StringComparer.Ordinal).ThenBy(v => v.Kind).ThenBy(v => v.Source.Code, StringComparer.Ordinal)];
    }

    /// <summary>Every province (or the country) and period of which a second source may say something, the newest period first.</summary>
    public async ValueTask<IReadOnlyList<(Area Shard, Period Period)>> ListAsync(CancellationToken cancellationToken)
    {
        var places = new List<(Area Shard, Period Period)>();
        foreach (var (key, extents) in await _extents.ListAsync(cancellationToken))
        {
            if (catalogue.TryGetArea(key, out var shard))
            {
                places.AddRange(extents.Where(e => IsSecond(e.Source, wanted: null) && shard.IsValidOn(e.Period.Last)).Select(e => e.Period).Distinct().Select(p => (shard, p)));
            }
        }

        return [.. places.OrderByDescending(p => p.Period).ThenBy(p => p.Shard.Key)];
    }

    private bool IsSecond(string stored, string? wanted)
    {
        var sender = StoredSource.Sender(stored);
        return (wanted is null || sender == wanted)
            && catalogue.Sources.TryGetValue(sender, out var source)
            && (StoredSource.IsPublished(stored) || (StoredSource.IsFigures(stored) && source.Kind is SourceKind.Ministry or SourceKind.Department));
    }

    private SecondValue? ValueOf(string stored, SeriesValues column, int row)
    {
        if (column.Sequences[row] == 0 || column.States[row] != CellState.Present)
        {
            return null;
        }

        var source = catalogue.Sources[StoredSource.Sender(stored)];
        var value = DecimalMath.Unscale(column.Values[row], column.Decimals);
        var isPublished = StoredSource.IsPublished(stored);
        if (catalogue.Metrics.TryGetValue(column.Metric, out var metric))
        {
            return isPublished || CountsForNothing(source, metric)
                ? new SecondValue(
                    FigureItem.Of(metric),
                    source,
                    isPublished ? SecondValueKind.Published : SecondValueKind.Reported,
                    isPublished ? PrintedValue.Of(value, column.Decimals) : PrintedValue.Exactly(value, column.Decimals),
                    column.Sequences[row])
                : null;
        }

        return isPublished && catalogue.Indicators.TryGetValue(column.Metric, out var indicator)
            ? new SecondValue(FigureItem.Of(indicator), source, SecondValueKind.Published, PrintedValue.Of(value, column.Decimals), column.Sequences[row])
            : null;
    }

    // A department's aggregate may still be what the total is made of where no operator reported: the passport says so.
    private static bool CountsForNothing(Source source, Metric metric) =>
        metric.ReportedBy != source.Kind && (source.Kind == SourceKind.Ministry || metric.ReportedBy == SourceKind.Operator);
}
