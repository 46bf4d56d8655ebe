using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Findings;

/// <summary>Lays figures that are not stored over those that are, cell by cell, as the store would. Pure.</summary>
internal static class SliceOverlay
{
    /// <summary>The slice as it would be read after the patch was written.</summary>
    /// <param name="stored">What is stored of the patch's source, period and shard; null for nothing.</param>
    /// <param name="patch">The patch.</param>
    public static SeriesSlice Merge(SeriesSlice? stored, SeriesPatch patch)
    {
        var areas = new List<AreaKey>(stored?.Areas ?? []);
        var rows = new Dictionary<AreaKey, int>();
        for (var i = 0; i < areas.Count; i++)
        {
            rows.Add(areas[i], i);
        }

        foreach (var area in patch.Areas)
        {
            if (rows.TryAdd(area, areas.Count))
            {
                areas.Add(area);
            }
        }

        var columns = new Dictionary<string, SeriesValues>(StringComparer.Ordinal);
        foreach (var column in stored?.Columns ?? [])
        {
            columns.Add(column.Metric, Widen(column, areas.Count));
        }

        foreach (var column in patch.Columns)
        {
            // Another catalogue's decimals: the facts would be scaled one way or the other, so the newer column stands alone.
            if (!columns.TryGetValue(column.Metric, out var target) || target.Decimals != column.Decimals)
            {
                columns[column.Metric] = target = new SeriesValues(column.Metric, column.Decimals, new long[areas.Count], new CellState[areas.Count], new long[areas.Count]);
            }

            for (var cell = 0; cell < column.Values.Length; cell++)
            {
                var row = rows[patch.Areas[column.Rows is null ? cell : column.Rows[cell]]];
                target.Values[row] = column.Values[cell];
                target.States[row] = column.States is null ? CellState.Present : column.States[cell];
                target.Sequences[row] = patch.Sequence;
            }
        }

        return new SeriesSlice(patch.Shard, patch.Source, patch.Period, [.. areas], [.. columns.Values]);
    }

    private static SeriesValues Widen(SeriesValues column, int length)
    {
        var (values, states, sequences) = (column.Values, column.States, column.Sequences);
        Array.Resize(ref values, length);
        Array.Resize(ref states, length);
        Array.Resize(ref sequences, length);
        return new SeriesValues(
            column.Metric,
            column.Decimals,
            ReferenceEquals(values, column.Values) ? [.. values] : values,
            ReferenceEquals(states, column.States) ? [.. states] : states,
            ReferenceEquals(sequences, column.Sequences) ? [.. sequences] : sequences);
    }
}
