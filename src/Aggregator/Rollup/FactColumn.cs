using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Rollup;

/// <summary>What one source reported of one metric for one period in one shard, addressed by the tree's index. Immutable.</summary>
internal sealed class FactColumn
{
    private readonly int[] _rows;
    private readonly long[] _values;
    private readonly CellState[] _states;
    private readonly long[] _sequences;

    /// <summary>A view on a slice's column; copies only where the metric's decimals have changed since.</summary>
    /// <param name="period">The period reported for.</param>
    /// <param name="rows">Row of each unit of the tree in the slice; −1 where it has none.</param>
    /// <param name="column">The slice's column.</param>
    /// <param name="decimals">Decimals wanted.</param>
    public FactColumn(Period period, int[] rows, SeriesValues column, int decimals)
    {
        Period = period;
        Decimals = decimals;
        _rows = rows;
        _values = column.Decimals == decimals ? column.Values : Rescale(column.Values, decimals - column.Decimals);
        _states = column.States;
        _sequences = column.Sequences;
    }

    /// <summary>The period reported for.</summary>
    public Period Period { get; }

    /// <summary>Decimals by which the values are scaled.</summary>
    public int Decimals { get; }

    /// <summary>The unit's last revision; false where there is none, or it was withdrawn.</summary>
    public bool TryGet(int area, out CellState state, out long value)
    {
        var row = _rows[area];
        if (row >= 0 && _sequences[row] != 0 && _states[row] != CellState.Withdrawn)
        {
            state = _states[row];
            value = _values[row];
            return true;
        }

        state = CellState.Withdrawn;
        value = 0;
        return false;
    }

    /// <summary>Whether the unit has a value.</summary>
    public bool IsPresent(int area)
    {
        var row = _rows[area];
        return row >= 0 && _sequences[row] != 0 && _states[row] == CellState.Present;
    }

    /// <summary>The value of a unit that has one.</summary>
    public long Value(int area) => _values[_rows[area]];

    /// <summary>Ledger sequence of the unit's last revision; 0 where there is none.</summary>
    public long Sequence(int area) => _rows[area] is >= 0 and var row ? _sequences[row] : 0;

    private static long[] Rescale(long[] values, int by)
    {
        var factor = 1m;
        for (var i = 0; i < Math.Abs(by); i++)
        {
            factor *= 10;
        }

        return Array.ConvertAll(values, v =>
        {
            var scaled = by > 0 ? v * factor : decimal.Round(v / factor, 0, MidpointRounding.AwayFromZero);
            return (long)Math.Clamp(scaled, long.MinValue, long.MaxValue);
        });
    }
}
