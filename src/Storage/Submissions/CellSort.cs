namespace Telemetry.Storage.Submissions;

/// <summary>Puts cells in order of row; those of the same row in order of state, then value, so that arrival leaves no trace.</summary>
internal static class CellSort
{
    public static void Sort(int[] rows, long[] values, CellState[]? states, bool doubles)
    {
        var keys = new long[rows.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)rows[i] << 32) | (uint)i;
        }

        Array.Sort(keys);
        var oldValues = (long[])values.Clone();
        var oldStates = (CellState[]?)states?.Clone();
        for (var i = 0; i < keys.Length; i++)
        {
            var from = (int)keys[i];
            rows[i] = (int)(keys[i] >> 32);
            values[i] = oldValues[from];
            if (states is not null)
            {
                states[i] = oldStates![from];
            }
        }

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
