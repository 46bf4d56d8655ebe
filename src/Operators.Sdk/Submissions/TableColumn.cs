using System.Runtime.InteropServices;
using Telemetry.Operators.Wire;

namespace Telemetry.Operators;

/// <summary>One metric's values in a <see cref="SubmissionTable"/>, one for each row.</summary>
public sealed class TableColumn
{
    private const CellState Unset = (CellState)byte.MaxValue;
    private const int SmallestCapacity = 16;

    private long[]? _scaled;
    private double[]? _numbers;
    private CellState[]? _states;
    private int _count;

    private TableColumn(string metric, int decimals, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        Metric = metric;
        Decimals = ScaledValue.CheckDecimals(decimals);
        _count = count;
    }

    /// <summary>Metric code; in a plan perhaps an indicator's.</summary>
    public string Metric { get; }

    /// <summary>Decimals by which exact values are scaled; 0 for floating-point ones.</summary>
    public int Decimals { get; }

    internal static TableColumn OfScaled(string metric, int decimals, int count) =>
        new(metric, decimals, count) { _scaled = new long[count], _states = AllUnset(count) };

    internal static TableColumn OfNumbers(string metric, int count) =>
        new(metric, 0, count) { _numbers = new double[count], _states = AllUnset(count) };

    internal static TableColumn OfScaled(string metric, int decimals, int count, long[] scaled, CellState[]? states)
    {
        ArgumentNullException.ThrowIfNull(scaled);
        if (scaled.Length != count || (states is not null && states.Length != count))
        {
            throw new ArgumentException($"Expected {count} values (and states, where given): one for each row.", nameof(scaled));
        }

        var column = new TableColumn(metric, decimals, count) { _scaled = scaled, _states = states };
        var absent = column.Count;
        while ((absent = column.LastAbsent(absent)) >= 0)
        {
            scaled[absent] = 0;
        }

        return column;
    }

    /// <summary>Sets the value of the row at that position, in the metric's unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has more decimals than the column, or over 18 digits.</exception>
    public void Set(int row, decimal value)
    {
        if (_scaled is null)
        {
            SetNumber(row, (double)value);
            return;
        }

        Mark(row, CellState.Present);
        _scaled[row] = ScaledValue.From(value, Decimals);
    }

    /// <summary>Sets the floating-point value of the row at that position; only in a column made for such values.</summary>
    public void SetNumber(int row, double value)
    {
        if (_numbers is null)
        {
            throw new InvalidOperationException($"Column '{Metric}' holds exact values; use Set, or AddNumberColumn for it.");
        }

        Mark(row, CellState.Present);
        _numbers[row] = value;
    }

    /// <summary>Says why the row at that position has no value.</summary>
    public void SetAbsent(int row, CellState state)
    {
        if (state is CellState.Present or > CellState.Withdrawn)
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "Expected one of the states of a cell without value.");
        }

        Mark(row, state);
        if (_scaled is not null)
        {
            _scaled[row] = 0;
        }
        else
        {
            _numbers![row] = 0;
        }
    }

    internal int Count => _count;

    internal void Grow(int count)
    {
        var capacity = _scaled?.Length ?? _numbers!.Length;
        if (count > capacity)
        {
            capacity = Math.Max(SmallestCapacity, capacity * 2);
            if (_scaled is not null)
            {
                Array.Resize(ref _scaled, capacity);
            }
            else
            {
                Array.Resize(ref _numbers, capacity);
            }
        }

        var states = _states ?? new CellState[_count];
        if (states.Length < count)
        {
            Array.Resize(ref states, capacity);
        }

        states.AsSpan(_count, count - _count).Fill(Unset);
        _states = states;
        _count = count;
    }

    internal SubmissionCell Cell(int row, int column, List<string> areas)
    {
        ThrowIfUnset(row, areas);
        return new SubmissionCell(
            row, column, Metric, areas[row], _states?[row] ?? CellState.Present, Decimals, _scaled?[row] ?? 0, _scaled is null, _numbers?[row] ?? 0);
    }

    internal void Write(ReverseWriter writer, List<string> areas)
    {
        var end = writer.Length;
        WriteExceptions(writer, areas);
        if (_scaled is not null)
        {
            writer.WritePackedSigned(3, _scaled.AsSpan(0, _count));
        }
        else
        {
            writer.WritePackedDoubles(4, _numbers.AsSpan(0, _count));
        }

        writer.WriteUnsigned(2, (ulong)Decimals);
        writer.WriteString(1, Metric);
        writer.WriteHeader(2, end);
    }

    private void WriteExceptions(ReverseWriter writer, List<string> areas)
    {
        var start = writer.Length;
        for (var row = LastAbsent(_count); row >= 0; row = LastAbsent(row))
        {
            ThrowIfUnset(row, areas);
            writer.WriteVarint((ulong)_states![row]);
        }

        if (writer.Length == start)
        {
            return;
        }

        writer.WriteHeader(6, start);
        start = writer.Length;
        for (var row = LastAbsent(_count); row >= 0; row = LastAbsent(row))
        {
            writer.WriteVarint((ulong)row);
        }

        writer.WriteHeader(5, start);
    }

    private void ThrowIfUnset(int row, List<string> areas)
    {
        if (_states is not null && _states[row] == Unset)
        {
            throw new InvalidOperationException($"Nothing was said about '{Metric}' of area '{areas[row]}': set a value, or a state without one.");
        }
    }

    // The last row below the given one that holds no value, or -1.
    private int LastAbsent(int below) =>
        _states is null ? -1 : MemoryMarshal.AsBytes(_states.AsSpan(0, below)).LastIndexOfAnyExcept((byte)CellState.Present);

    private void Mark(int row, CellState state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _count);
        if (_states is null)
        {
            if (state == CellState.Present)
            {
                return;
            }

            _states = new CellState[_count];
        }

        _states[row] = state;
    }

    private static CellState[] AllUnset(int count)
    {
        var states = new CellState[count];
        Array.Fill(states, Unset);
        return states;
    }
}
