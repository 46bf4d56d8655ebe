using Telemetry.Collector.Intake;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Projection;

/// <summary>Columns that do not hold one integer for every area: flat lists, floating point, single refusals.</summary>
internal static class ScatteredCells
{
    private const CellState Nothing = (CellState)255;

    /// <summary>Adds the accepted cells of columns <paramref name="first"/> to <paramref name="end"/>, all of one metric, to each shard that has some.</summary>
    public static void Add(SubmissionContent content, int first, int end, int decimals, Refusals refusals, ShardPlan plan, List<SeriesColumn>[] columns)
    {
        var shards = new (long[] Values, CellState[] States, int Count)[plan.Shards.Length];
        for (var index = first; index < end; index++)
        {
            if (refusals.IsRefusedColumn(index))
            {
                continue;
            }

            var column = content.Columns[index];
            for (var cell = 0; cell < column.Count; cell++)
            {
                var row = column.RowOf(cell);
                var shard = plan.ShardOf[row];
                if (shard < 0 || (refusals.HasCells && refusals.IsRefusedCell(index, row)))
                {
                    continue;
                }

                ref var cells = ref shards[shard];
                if (cells.Values is null)
                {
                    cells = (new long[plan.Shards[shard].Areas.Length], new CellState[plan.Shards[shard].Areas.Length], 0);
                    Array.Fill(cells.States, Nothing);
                }

                var position = plan.PositionOf[row];
                cells.States[position] = column.StateOf(cell);
                cells.Values[position] = Value(column, cell, decimals);
                cells.Count++;
            }
        }

        for (var i = 0; i < shards.Length; i++)
        {
            if (shards[i].Count > 0)
            {
                columns[i].Add(ToColumn(content.Columns[first].Metric, decimals, shards[i].Values, shards[i].States, shards[i].Count));
            }
        }
    }

    private static long Value(SubmissionColumn column, int cell, int decimals)
    {
        if (column.StateOf(cell) != CellState.Present)
        {
            return 0;
        }

        return column.Scaled is { } scaled ? scaled[cell]
            : ScaledValue.TryFromDouble(column.Doubles![cell], decimals, out var exact) ? exact
            : throw new InvalidDataException($"an accepted cell of {column.Metric} is not exact");
    }

    private static SeriesColumn ToColumn(string metric, int decimals, long[] values, CellState[] states, int count)
    {
        if (count == values.Length)
        {
            return new SeriesColumn { Metric = metric, Decimals = decimals, Values = values, States = AllPresent(states) ? null : states };
        }

        var rows = new int[count];
        var present = new long[count];
        var kept = new CellState[count];
        var at = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (states[i] != Nothing)
            {
                rows[at] = i;
                present[at] = values[i];
                kept[at++] = states[i];
            }
        }

        return new SeriesColumn { Metric = metric, Decimals = decimals, Rows = rows, Values = present, States = AllPresent(kept) ? null : kept };
    }

    private static bool AllPresent(CellState[] states) => !states.AsSpan().ContainsAnyExcept(CellState.Present);
}
