using System.Numerics;
using System.Runtime.InteropServices;

namespace Telemetry.Storage.Submissions;

/// <summary>What a column's encoding needs to know beforehand: which parts there are, and a bound for its bytes.</summary>
internal readonly record struct ColumnShape(bool HasRows, int Absent, bool Signed, int Bits, int MaxBytes)
{
    private const int HeadBytes = 32;

    public static ColumnShape Of(SubmissionColumn column, int areas)
    {
        if ((column.Scaled is null) == (column.Doubles is null) || column.Count == 0)
        {
            throw new ArgumentException($"column {column.Metric} has neither or both kinds of values, or no cells", nameof(column));
        }

        if (column.Decimals is < 0 or > SubmissionCodec.MaxDecimals || (column.Doubles is not null && column.Decimals != 0))
        {
            throw new ArgumentException($"column {column.Metric} has {column.Decimals} decimals", nameof(column));
        }

        var runs = Runs(column, areas);
        var absent = column.States is null ? 0 : CheckAbsent(column);
        var (signed, bits) = column.Scaled is null ? (false, 64) : Magnitude(column.Scaled.AsSpan(0, column.Count));
        var valueBytes = column.Scaled is null ? sizeof(double) : Varints.BytesFor(bits);
        var most = HeadBytes + Varints.SlackBytes + (10L * runs) + (6L * absent) + ((long)valueBytes * (column.Count - absent));
        return new ColumnShape(runs > 0, absent, signed, bits, checked((int)most));
    }

    /// <summary>Index of the next cell from <paramref name="from"/> on that is not present, or the count.</summary>
    public static int NextAbsent(ReadOnlySpan<CellState> states, int from)
    {
        var found = MemoryMarshal.AsBytes(states[from..]).IndexOfAnyExcept((byte)CellState.Present);
        return found < 0 ? states.Length : from + found;
    }

    // 0 where each area has one cell, so that rows are not written.
    private static int Runs(SubmissionColumn column, int areas)
    {
        if (column.Rows is null)
        {
            return column.Count == areas ? 0 : throw new ArgumentException($"column {column.Metric} has no rows and not a cell for each area", nameof(column));
        }

        var runs = 0;
        var before = -2;
        foreach (var row in column.Rows.AsSpan(0, column.Count))
        {
            if (row < before || (uint)row >= (uint)areas)
            {
                throw new ArgumentException($"column {column.Metric} has rows out of order or out of range", nameof(column));
            }

            runs += row == before + 1 ? 0 : 1;
            before = row;
        }

        return runs == 1 && column.Count == areas ? 0 : runs;
    }

    private static int CheckAbsent(SubmissionColumn column)
    {
        var states = column.States.AsSpan(0, column.Count);
        var absent = 0;
        for (var i = NextAbsent(states, 0); i < states.Length; i = NextAbsent(states, i + 1))
        {
            absent++;
            if (states[i] > CellState.Withdrawn || (column.Scaled is null ? column.Doubles![i] != 0 : column.Scaled[i] != 0))
            {
                throw new ArgumentException($"column {column.Metric} has an unknown state in cell {i}, or a value although it is not present", nameof(column));
            }
        }

        return absent;
    }

    private static (bool Signed, int Bits) Magnitude(ReadOnlySpan<long> values)
    {
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        var all = Vector<long>.Zero;
        var negated = Vector<long>.Zero;
        foreach (var vector in vectors)
        {
            all |= vector;
            negated |= vector ^ Vector.ShiftRightArithmetic(vector, 63);
        }

        var raw = 0L;
        var magnitude = 0L;
        for (var i = 0; i < Vector<long>.Count; i++)
        {
            raw |= all[i];
            magnitude |= negated[i];
        }

        foreach (var value in values[(vectors.Length * Vector<long>.Count)..])
        {
            raw |= value;
            magnitude |= value ^ (value >> 63);
        }

        var bits = 64 - BitOperations.LeadingZeroCount((ulong)magnitude);
        return raw < 0 ? (true, bits + 1) : (false, bits);
    }
}
