using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Influx;

/// <summary>One metric's cells while they are reduced to the last revision of each.</summary>
internal sealed class ReducedColumn(int decimals)
{
    private long[] _values = new long[64];
    private CellState[] _states = new CellState[64];
    private long[] _sequences = new long[64];
    private int _decimals = decimals;

    /// <summary>Takes a revision of the cell in that row in.</summary>
    public void Set(int row, SeriesRevision revision)
    {
        if (row >= _values.Length)
        {
            Resize(Math.Max(row + 1, 2 * _values.Length));
        }

        if (revision.Sequence < _sequences[row])
        {
            return;
        }

        // A metric whose decimals the catalogue changed: the greater number of decimals holds both.
        for (; _decimals < revision.Decimals; _decimals++)
        {
            foreach (ref var value in _values.AsSpan())
            {
                value = checked(value * 10);
            }
        }

        var scaled = revision.Value;
        for (var i = revision.Decimals; i < _decimals; i++)
        {
            scaled = checked(scaled * 10);
        }

        (_values[row], _states[row], _sequences[row]) = (scaled, revision.State, revision.Sequence);
    }

    /// <summary>The finished column.</summary>
    public SeriesValues ToValues(string metric, int rows)
    {
        Resize(rows);
        return new SeriesValues(metric, _decimals, _values, _states, _sequences);
    }

    private void Resize(int rows)
    {
        Array.Resize(ref _values, rows);
        Array.Resize(ref _states, rows);
        Array.Resize(ref _sequences, rows);
    }
}
