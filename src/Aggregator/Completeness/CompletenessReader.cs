using Telemetry.Aggregator.Rollup;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Completeness;

/// <summary>
/// Counts what is owed by the reporting calendar against what is in the series store: cells, not anybody's word that a report is
/// done. A received cell is late where it had no answer yet at the ledger position at which its due day ended, so a correction
/// after that does not make it late. Computed on read; what was counted of whole provinces as known now is kept while it holds. Thread-safe.
/// </summary>
public sealed class CompletenessReader
{
    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly Func<DateTimeOffset, CancellationToken, ValueTask<long>> _positionAt;
    private readonly AreaForest _forest;
    private readonly ExtentIndex _extents;
    private readonly CompletenessMemo _memo = new();

    /// <summary>A reader of a store by a catalogue; another catalogue version wants another reader.</summary>
    /// <param name="catalogue">The catalogue with its calendar.</param>
    /// <param name="store">The store.</param>
    /// <param name="positionAt">Sequence of the last ledger entry at or before an instant; 0 where there was none.</param>
    public CompletenessReader(Catalogue.Catalogue catalogue, ISeriesStore store, Func<DateTimeOffset, CancellationToken, ValueTask<long>> positionAt)
    {
        _catalogue = catalogue;
        _store = store;
        _positionAt = positionAt;
        _forest = new AreaForest(catalogue);
        _extents = new ExtentIndex(store);
    }

    /// <summary>A row for each source, period, due day and province in which anything is owed, ordered by period, due day, source, province.</summary>
    public async ValueTask<IReadOnlyList<CompletenessRow>> ReadAsync(CompletenessQuery query, CancellationToken cancellationToken = default)
    {
        // One position for all that is read, though the store may move meanwhile.
        var position = _store.Position;
        var asOf = Math.Min(query.AsOf, position);
        var cells = new OwedCells(_catalogue, _forest, query);
        var rows = new List<CompletenessRow>();
        foreach (var shard in cells.Shards())
        {
            rows.AddRange(asOf == position && query.Areas.Any(a => a.Covers(shard))
                ? await ReadWholeAsync(shard, query, position, cancellationToken)
                : await CountAsync(cells.In(shard), _forest.Of(shard), await _extents.ListAsync(shard.Key, cancellationToken), query, asOf, cancellationToken));
        }

        return [.. rows.OrderBy(r => r.Period).ThenBy(r => r.Due).ThenBy(r => r.Source.Code, StringComparer.Ordinal).ThenBy(r => r.Area.Key)];
    }

    private async ValueTask<IReadOnlyList<CompletenessRow>> ReadWholeAsync(Area shard, CompletenessQuery query, long position, CancellationToken cancellationToken)
    {
        var periods = query.Periods.Where(p => shard.IsValidOn(p.Last)).Distinct().ToList();
        var extents = await _extents.ListAsync(shard.Key, cancellationToken);
        if (Known(shard.Key, periods, query, extents, position) is { Count: var known } found && known == periods.Count)
        {
            return [.. found.SelectMany(c => c.For(query))];
        }

        var gate = _memo.GateOf(shard.Key);
        await gate.WaitAsync(cancellationToken);
        try
        {
            var counted = Known(shard.Key, periods, query, extents, position);
            var open = periods.Except(counted.Select(c => c.Period)).ToList();
            if (open.Count > 0)
            {
                counted = [.. counted, .. await CountWholeAsync(shard, open, query, extents, position, cancellationToken)];
            }

            return [.. counted.SelectMany(c => c.For(query))];
        }
        finally
        {
            gate.Release();
        }
    }

    private List<CountedPeriod> Known(AreaKey shard, List<Period> periods, CompletenessQuery query, SeriesExtent[] extents, long position) =>
        [.. periods.Select(p => _memo.Find(shard, p, query, extents, position)).OfType<CountedPeriod>()];

    private async ValueTask<List<CountedPeriod>> CountWholeAsync(
        Area shard, List<Period> periods, CompletenessQuery query, SeriesExtent[] extents, long position, CancellationToken cancellationToken)
    {
        var whole = query with { Periods = periods, Areas = [shard], Sources = null };
        var owed = new OwedCells(_catalogue, _forest, whole).In(shard);
        var rows = (await CountAsync(owed, _forest.Of(shard), extents, whole, position, cancellationToken)).ToLookup(r => r.Period);
        var counted = periods.ConvertAll(p => new CountedPeriod(p, [.. rows[p]], PeriodInput.Of(p, extents), position, query.At, query.TracksArrival));
        foreach (var one in counted)
        {
            _memo.Keep(shard.Key, one);
        }

        return counted;
    }

    private async ValueTask<List<CompletenessRow>> CountAsync(
        List<OwedTable> owed, AreaTree tree, SeriesExtent[] extents, CompletenessQuery query, long asOf, CancellationToken cancellationToken)
    {
        var rows = new List<CompletenessRow>(owed.Count);
        if (owed.Count == 0)
        {
            return rows;
        }

        var dueMoments = new Dictionary<DateOnly, long?>();
        var answers = new ShardAnswers(_catalogue, _store, tree, extents, owed, asOf);
        foreach (var table in owed)
        {
            if (!dueMoments.TryGetValue(table.Due, out var duePosition))
            {
                duePosition = await DuePositionAsync(table.Due, query.At, cancellationToken);
                dueMoments.Add(table.Due, duePosition);
            }

            var row = await ReadAsync(table, tree, answers, query.TracksArrival ? duePosition : null, cancellationToken);
            var (first, last) = query.TracksArrival ? await answers.ReceiptsAsync(table, cancellationToken) : (null, null);
            rows.Add(row with { IsDue = duePosition is not null, FirstReceipt = first, LastReceipt = last });
        }

        return rows;
    }

    private static async ValueTask<CompletenessRow> ReadAsync(OwedTable owed, AreaTree tree, ShardAnswers answers, long? duePosition, CancellationToken cancellationToken)
    {
        var now = await answers.NowAsync(cancellationToken);
        return CompletenessCounter.Count(owed, tree, now, duePosition is { } position ? await answers.ThenAsync(owed, position, cancellationToken) : now);
    }

    // The ledger position at which a due day ended; null where it has not.
    private async ValueTask<long?> DuePositionAsync(DateOnly due, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var end = VietnamTime.EndOf(due);
        return at >= end ? await _positionAt(end.AddTicks(-1), cancellationToken) : null;
    }
}
