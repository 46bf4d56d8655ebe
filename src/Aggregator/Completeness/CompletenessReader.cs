using Telemetry.Aggregator.Rollup;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Completeness;

/// <summary>
/// Counts what is owed by the reporting calendar against what is in the series store: cells, not anybody's word that a report is
/// done. A received cell is late where it had no answer yet at the ledger position at which its due day ended, so a correction
/// after that does not make it late. Computed on read; thread-safe.
/// </summary>
public sealed class CompletenessReader
{
    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly Func<DateTimeOffset, CancellationToken, ValueTask<long>> _positionAt;
    private readonly AreaForest _forest;
    private readonly ExtentIndex _extents;

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
        var asOf = Math.Min(query.AsOf, _store.Position);
        var cells = new OwedCells(_catalogue, _forest, query);
        var dueMoments = new Dictionary<DateOnly, long?>();
        var rows = new List<CompletenessRow>();
        foreach (var shard in cells.Shards())
        {
            var owed = cells.In(shard);
            if (owed.Count == 0)
            {
                continue;
            }

            var tree = _forest.Of(shard);
            var answers = new ShardAnswers(_catalogue, _store, tree, await _extents.ListAsync(shard.Key, cancellationToken), owed, asOf);
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
        }

        return [.. rows.OrderBy(r => r.Period).ThenBy(r => r.Due).ThenBy(r => r.Source.Code, StringComparer.Ordinal).ThenBy(r => r.Area.Key)];
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
