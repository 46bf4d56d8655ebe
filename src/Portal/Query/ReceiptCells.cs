using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Query;

/// <summary>
/// The accepted cells of a submission that a caller may read, from the series store: one province after the other, only as many as are shown, so that a
/// submission of the whole country is never laid out for one page, and a portal in another process than the ledger has them too. Thread-safe.
/// </summary>
internal sealed class ReceiptCells(Catalogue.Catalogue catalogue, ISeriesStore store)
{
    /// <summary>Cells of the entry in the caller's territory, in order of province, unit and metric.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="entry">The entry, projected.</param>
    /// <param name="head">What it is for.</param>
    /// <param name="from">Cells to leave out.</param>
    /// <param name="count">Cells to give at most.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<List<ReceiptCell>> ReadAsync(
        Caller caller, SubmissionEntry entry, SubmissionHead head, int from, int count, CancellationToken cancellationToken)
    {
        var cells = new List<ReceiptCell>();
        var source = StoredSource.Of(head.Kind, entry.Header.Source);
        foreach (var shard in await ShardsAsync(caller, source, head.Period, entry.Header.Sequence, cancellationToken))
        {
            var selection = new SeriesSelection { Periods = [head.Period], Shard = shard, Sources = new HashSet<string>(StringComparer.Ordinal) { source } };
            var found = Take(await store.ReadAsync(selection with { AsOf = entry.Header.Sequence }, cancellationToken), caller, entry.Header.Sequence);
            var shown = found.Skip(from).Take(count - cells.Count).ToList();
            from = Math.Max(0, from - found.Count);
            if (shown.Count > 0)
            {
                var later = Later(await store.ReadAsync(selection, cancellationToken), entry.Header.Sequence);
                cells.AddRange(shown.Select(c => later.TryGetValue((c.Area.Key, c.Metric), out var by) ? c with { ReplacedBy = by } : c));
            }

            if (cells.Count == count)
            {
                break;
            }
        }

        return cells;
    }

    private async ValueTask<IReadOnlyList<AreaKey>> ShardsAsync(Caller caller, string source, Period period, long sequence, CancellationToken cancellationToken)
    {
        var extents = new List<SeriesExtent>();
        if (caller.IsEverywhere)
        {
            extents.AddRange(await store.ListAsync(null, cancellationToken));
        }
        else
        {
            foreach (var province in catalogue.Country.Children.Where(p => caller.Territory.Any(t => t.Covers(p) || p.Covers(t))))
            {
                extents.AddRange(await store.ListAsync(province.Key, cancellationToken));
            }

            if (caller.Territory.Any(t => t.Level == AreaLevel.Country))
            {
                extents.AddRange(await store.ListAsync(catalogue.Country.Key, cancellationToken));
            }
        }

        return [.. extents
            .Where(e => e.Source == source && e.Period == period && e.FirstSequence <= sequence && e.LastSequence >= sequence)
            .Select(e => e.Shard).Distinct().Order()];
    }

    private List<ReceiptCell> Take(IReadOnlyList<SeriesSlice> slices, Caller caller, long sequence)
    {
        var cells = new List<ReceiptCell>();
        foreach (var slice in slices)
        {
            for (var i = 0; i < slice.Areas.Length; i++)
            {
                if (catalogue.TryGetArea(slice.Areas[i], out var area) && AccessPolicy.MayRead(caller, area))
                {
                    cells.AddRange(slice.Columns.Where(c => c.Sequences[i] == sequence).Select(c => Cell(area, c, i)));
                }
            }
        }

        cells.Sort(static (a, b) => (a.Area.Key.CompareTo(b.Area.Key), string.CompareOrdinal(a.Metric, b.Metric)) is var (area, metric) && area != 0 ? area : metric);
        return cells;
    }

    private static ReceiptCell Cell(Area area, SeriesValues column, int index) =>
        new(area, column.Metric, column.States[index], column.States[index] == CellState.Present ? Unscale(column.Values[index], column.Decimals) : null, null);

    private static Dictionary<(AreaKey Area, string Metric), long> Later(IReadOnlyList<SeriesSlice> slices, long sequence)
    {
        var later = new Dictionary<(AreaKey, string), long>();
        foreach (var slice in slices)
        {
            foreach (var column in slice.Columns)
            {
                for (var i = 0; i < slice.Areas.Length; i++)
                {
                    if (column.Sequences[i] > sequence)
                    {
                        later[(slice.Areas[i], column.Metric)] = column.Sequences[i];
                    }
                }
            }
        }

        return later;
    }

    // The scale stays: 3.849,70 is how the sender gave it.
    private static decimal Unscale(long value, int decimals) => value * new decimal(1, 0, 0, false, (byte)decimals);
}
