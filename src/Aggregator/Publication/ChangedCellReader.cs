using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Publication;

/// <summary>
/// Finds what was reported after an edition for its unit and for its period, for a part of it, or for a longer one that it lies in, such as the year of a population: what made the figures
/// others. Thread-safe.
/// </summary>
public sealed class ChangedCellReader(Catalogue.Catalogue catalogue, ISeriesStore store)
{
    /// <summary>Cells that are told at most.</summary>
    public const int Most = 500;

    /// <summary>The cells.</summary>
    /// <param name="unit">A province or the country.</param>
    /// <param name="period">The period.</param>
    /// <param name="since">Ledger position of the edition.</param>
    /// <param name="until">Ledger position up to which what came counts.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<ChangedCells> ReadAsync(Area unit, Period period, long since, long until, CancellationToken cancellationToken)
    {
        var cells = new List<ChangedCell>();
        var extents = await store.ListAsync(unit.Level == AreaLevel.Country ? null : unit.Key, cancellationToken);
        foreach (var extent in extents.Where(e => !StoredSource.IsPublished(e.Source) && e.LastSequence > since && e.FirstSequence <= until && (ColumnInputs.Contains(period, e.Period) || ColumnInputs.Contains(e.Period, period))))
        {
            var after = await ReadAsync(extent, until, cancellationToken);
            var before = extent.FirstSequence <= since ? await ReadAsync(extent, since, cancellationToken) : [];
            foreach (var (key, cell) in after.Where(c => c.Value.Sequence > since))
            {
                var old = before.TryGetValue(key, out var known) ? known : default;
                cells.Add(new ChangedCell(
                    extent.Source, key.Metric, key.Area, extent.Period, cell.Sequence, old.Sequence > 0 ? old.State : null, old.Value, cell.State, cell.Value));
            }
        }

        return new ChangedCells(
            [.. cells.OrderBy(c => c.Sequence).ThenBy(c => c.Metric, StringComparer.Ordinal).ThenBy(c => c.Area).Take(Most)], cells.Count);
    }

    private async ValueTask<Dictionary<(string Metric, AreaKey Area), (long Sequence, CellState State, decimal? Value)>> ReadAsync(
        SeriesExtent extent, long asOf, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, AreaKey), (long, CellState, decimal?)>();
        var slices = await store.ReadAsync(
            new SeriesSelection { Periods = [extent.Period], Shard = extent.Shard, Sources = new HashSet<string>(StringComparer.Ordinal) { extent.Source }, AsOf = asOf }, cancellationToken);
        foreach (var slice in slices)
        {
            foreach (var column in slice.Columns.Where(c => catalogue.Metrics.ContainsKey(c.Metric) || catalogue.Indicators.ContainsKey(c.Metric)))
            {
                for (var i = 0; i < slice.Areas.Length; i++)
                {
                    if (column.Sequences[i] > 0)
                    {
                        var value = column.States[i] == CellState.Present ? DecimalMath.Unscale(column.Values[i], column.Decimals) : (decimal?)null;
                        found[(column.Metric, slice.Areas[i])] = (column.Sequences[i], column.States[i], value);
                    }
                }
            }
        }

        return found;
    }
}
