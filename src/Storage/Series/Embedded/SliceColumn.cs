using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>One metric's cells while patches are reduced, newest first: a cell that is set stays.</summary>
internal sealed class SliceColumn(int metric, int decimals, int areas)
{
    private readonly long[] _values = new long[areas];
    private readonly CellState[] _states = new CellState[areas];
    private readonly long[] _sequences = new long[areas];
    private int _decimals = decimals;
    private int _open = areas;

    /// <summary>The metric's id.</summary>
    public int Metric { get; } = metric;

    /// <summary>Which cells the last patch that was added has set.</summary>
    public CoveredRows Covered { get; set; }

    /// <summary>Whether every cell is set.</summary>
    public bool IsFull => _open == 0;

    /// <summary>Sets the cells that are open.</summary>
    /// <param name="cells">The column as read.</param>
    /// <param name="slots">The cell's place for each of the patch's areas.</param>
    /// <param name="inOrder">Whether the slots are 0, 1, 2 ... up to the last.</param>
    /// <param name="decimals">Decimals of the column as read.</param>
    /// <param name="sequence">The patch's sequence.</param>
    public void Add(PatchScratch cells, ReadOnlySpan<int> slots, bool inOrder, int decimals, long sequence)
    {
        if (decimals != _decimals)
        {
            Align(cells.Values, decimals);
        }

        if (inOrder && _open == _values.Length && cells.Rows.IsEmpty)
        {
            cells.Values.CopyTo(_values);
            cells.States.CopyTo(_states);
            _sequences.AsSpan().Fill(sequence);
            _open = 0;
            return;
        }

        var values = cells.Values;
        var rows = cells.Rows;
        var states = cells.States;
        for (var i = 0; i < values.Length; i++)
        {
            var slot = slots[rows.IsEmpty ? i : rows[i]];
            if (_sequences[slot] == 0)
            {
                _values[slot] = values[i];
                _sequences[slot] = sequence;
                _open--;
                if (!states.IsEmpty)
                {
                    _states[slot] = states[i];
                }
            }
        }
    }

    /// <summary>The finished column.</summary>
    public SeriesValues ToValues(string metricCode) => new(metricCode, _decimals, _values, _states, _sequences);

    // A metric whose decimals the catalogue changed: the greater number of decimals holds both.
    private void Align(Span<long> read, int decimals)
    {
        if (decimals > _decimals)
        {
            Scale(_values, decimals - _decimals);
            _decimals = decimals;
        }
        else
        {
            Scale(read, _decimals - decimals);
        }
    }

    private static void Scale(Span<long> values, int decimals)
    {
        for (; decimals > 0; decimals--)
        {
            foreach (ref var value in values)
            {
                value = checked(value * 10);
            }
        }
    }
}
