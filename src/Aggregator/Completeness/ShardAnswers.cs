using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What is in the store for the cells owed in one shard, read once for each ledger position. For one question, on one thread.</summary>
internal sealed class ShardAnswers
{
    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly AreaTree _tree;
    private readonly SeriesSelection _selection;
    private readonly SeriesExtent[] _extents;
    private readonly Dictionary<(long Position, Period? Only), (AnsweredCells Cells, IReadOnlyList<SeriesSlice> Slices)> _read = [];

    /// <summary>Nothing is read yet.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="store">The store.</param>
    /// <param name="tree">The shard's units.</param>
    /// <param name="extents">What the store has of the shard.</param>
    /// <param name="owed">What is owed in it.</param>
    /// <param name="asOf">Ledger position up to which anything counts.</param>
    public ShardAnswers(Catalogue.Catalogue catalogue, ISeriesStore store, AreaTree tree, SeriesExtent[] extents, List<OwedTable> owed, long asOf)
    {
        _catalogue = catalogue;
        _store = store;
        _tree = tree;
        var sources = owed.Select(o => o.Source.Code).ToHashSet(StringComparer.Ordinal);
        var periods = owed.Select(o => o.Period).Distinct().ToArray();
        _extents = Array.FindAll(extents, e => e.FirstSequence <= asOf && sources.Contains(e.Source) && Array.Exists(periods, p => ColumnInputs.Contains(p, e.Period)));
        _selection = new SeriesSelection
        {
            Periods = [.. _extents.Select(e => e.Period).Distinct()],
            Shard = tree.Areas[0].Key,
            Sources = sources,
            Metrics = new MetricClosure(owed.SelectMany(o => o.Columns).Select(c => c.Metric)).Codes,
            AsOf = asOf,
        };
    }

    /// <summary>What was answered up to the position asked for.</summary>
    public ValueTask<AnsweredCells> NowAsync(CancellationToken cancellationToken) => AtAsync(_selection.AsOf, only: null, cancellationToken);

    /// <summary>What was answered up to an earlier position; the same as now where nothing of that source and period came since.</summary>
    public ValueTask<AnsweredCells> ThenAsync(OwedTable owed, long position, CancellationToken cancellationToken) =>
        position < _selection.AsOf && Array.Exists(_extents, e => e.LastSequence > position && IsOf(owed, e))
            ? AtAsync(position, owed.Period, cancellationToken)
            : NowAsync(cancellationToken);

    /// <summary>First and last entry of that source and period that is known up to now; null where none came.</summary>
    public async ValueTask<(long? First, long? Last)> ReceiptsAsync(OwedTable owed, CancellationToken cancellationToken)
    {
        long? first = null;
        foreach (var extent in _extents)
        {
            if (IsOf(owed, extent) && !(extent.FirstSequence >= first))
            {
                first = extent.FirstSequence;
            }
        }

        var last = 0L;
        await NowAsync(cancellationToken);
        foreach (var slice in _read[(_selection.AsOf, null)].Slices)
        {
            if (slice.Source == owed.Source.Code && ColumnInputs.Contains(owed.Period, slice.Period))
            {
                last = slice.Columns.Where(c => c.Sequences.Length > 0).Aggregate(last, (newest, column) => Math.Max(newest, column.Sequences.Max()));
            }
        }

        return (first, last > 0 ? last : null);
    }

    private static bool IsOf(OwedTable owed, SeriesExtent extent) => extent.Source == owed.Source.Code && ColumnInputs.Contains(owed.Period, extent.Period);

    // An earlier position is that of one period's due day: only what that period is made of is read again.
    private async ValueTask<AnsweredCells> AtAsync(long position, Period? only, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue((position, only), out var read))
        {
            var facts = new ShardFacts(_catalogue, _tree);
            var selection = only is { } period ? _selection with { Periods = [.. _selection.Periods.Where(p => ColumnInputs.Contains(period, p))], AsOf = position } : _selection;
            IReadOnlyList<SeriesSlice> slices = selection.Periods.Count == 0 ? [] : await _store.ReadAsync(selection, cancellationToken);
            foreach (var slice in slices)
            {
                facts.Add(slice);
            }

            read = (new AnsweredCells(facts), slices);
            _read.Add((position, only), read);
        }

        return read.Cells;
    }
}
