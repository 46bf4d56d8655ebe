namespace Telemetry.Storage.Submissions;

/// <summary>Puts cells in order of row; those of the same row in order of state, then value, so that arrival leaves no trace.</summary>
internal static class CellSort
{
    private const int SparseFrom = 8;

    public static void Sort(int[] rows, long[] values, CellState[]? states, int areas, bool doubles)
    {
        if (rows.Length > areas / SparseFrom && TryOrder(rows, areas, out var order))
        {
            Arrange(order, rows, values, states);
            return;
        }

        var keys = new long[rows.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)rows[i] << 32) | (uint)i;
        }

        Array.Sort(keys);
        Arrange(Array.ConvertAll(keys, static key => (int)key), rows, values, states);
        for (var from = 0; from < rows.Length;)
        {
            var to = from + 1;
            while (to < rows.Length && rows[to] == rows[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                SortSame(values.AsSpan(from, to - from), states is null ? [] : states.AsSpan(from, to - from), doubles);
            }

            from = to;
        }
    }

    // Where no row comes twice, each cell has its place: no comparing.
    private static bool TryOrder(int[] rows, int areas, out int[] order)
    {
        order = new int[rows.Length];
        var cellAt = new int[areas];
        for (var i = 0; i < rows.Length; i++)
        {
            ref var cell = ref cellAt[rows[i]];
            if (cell != 0)
            {
                return false;
            }

            cell = i + 1;
        }

        var next = 0;
        foreach (var cell in cellAt)
        {
            if (cell != 0)
            {
                order[next++] = cell - 1;
            }
        }

        return true;
    }

    private static void Arrange(int[] order, int[] rows, long[] values, CellState[]? states)
    {
        var (oldRows, oldValues, oldStates) = ((int[])rows.Clone(), (long[])values.Clone(), (CellState[]?)states?.Clone());
        for (var i = 0; i < order.Length; i++)
        {
            rows[i] = oldRows[order[i]];
            values[i] = oldValues[order[i]];
        }

        for (var i = 0; states is not null && i < order.Length; i++)
        {
            states[i] = oldStates![order[i]];
        }
    }

    private static void SortSame(Span<long> values, Span<CellState> states, bool doubles)
    {
        var cells = new (CellState State, long Key, long Value)[values.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var key = doubles ? SubmissionOrder.SortKey(BitConverter.Int64BitsToDouble(values[i])) : values[i];
            cells[i] = (states.IsEmpty ? CellState.Present : states[i], key, values[i]);
        }

        Array.Sort(cells);
        for (var i = 0; i < cells.Length; i++)
        {
            values[i] = cells[i].Value;
            if (!states.IsEmpty)
            {
                states[i] = cells[i].State;
            }
        }
    }
}
