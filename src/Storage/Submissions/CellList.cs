namespace Telemetry.Storage.Submissions;

/// <summary>The cells of one metric, scale and kind of number as they come in; puts them in canonical order at the end.</summary>
internal sealed class CellList(int metric, int decimals, bool doubles)
{
    private int[] _areas = new int[16];
    private long[] _values = new long[16];
    private CellState[]? _states;

    public int Metric { get; } = metric;

    public int Decimals { get; } = decimals;

    public bool IsDoubles { get; } = doubles;

    public int Count { get; private set; }

    /// <summary>Next list of the same metric.</summary>
    public CellList? Next { get; set; }

    public void Clear()
    {
        Count = 0;
        _states = null;
    }

    /// <summary>Adds a cell; doubles come as the bits of their canonical form.</summary>
    public void Add(int area, long value, CellState state)
    {
        if (Count == _areas.Length)
        {
            Array.Resize(ref _areas, 2 * Count);
            Array.Resize(ref _values, 2 * Count);
            if (_states is not null)
            {
                Array.Resize(ref _states, 2 * Count);
            }
        }

        _areas[Count] = area;
        if (state == CellState.Present)
        {
            _values[Count] = value;
            if (_states is not null)
            {
                _states[Count] = state;
            }
        }
        else
        {
            _values[Count] = 0;
            _states ??= new CellState[_areas.Length];
            _states[Count] = state;
        }

        Count++;
    }

    public void MarkAreas(bool[] used)
    {
        foreach (var area in _areas.AsSpan(0, Count))
        {
            used[area] = true;
        }
    }

    /// <param name="metric">The metric's code.</param>
    /// <param name="rank">Row of each area.</param>
    /// <param name="areas">Number of rows.</param>
    public SubmissionColumn ToColumn(string metric, int[] rank, int areas)
    {
        var rows = GC.AllocateUninitializedArray<int>(Count);
        var values = _values.AsSpan(0, Count).ToArray();
        var states = _states?.AsSpan(0, Count).ToArray();
        var before = -1;
        var ascending = true;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rank[_areas[i]];
            ascending &= row > before;
            before = row;
            rows[i] = row;
        }

        if (!ascending)
        {
            CellSort.Sort(rows, values, states, areas, IsDoubles);
            ascending = IsStrictlyAscending(rows);
        }

        return new SubmissionColumn
        {
            Metric = metric,
            Decimals = Decimals,
            Count = Count,
            Rows = ascending && Count == areas ? null : rows,
            Scaled = IsDoubles ? null : values,
            Doubles = IsDoubles ? ToDoubles(values) : null,
            States = states,
        };
    }

    private static double[] ToDoubles(long[] bits)
    {
        var doubles = new double[bits.Length];
        Buffer.BlockCopy(bits, 0, doubles, 0, bits.Length * sizeof(double));
        return doubles;
    }

    private static bool IsStrictlyAscending(int[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i] <= rows[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
