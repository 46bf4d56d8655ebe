using System.Buffers.Binary;

namespace Telemetry.Storage.Submissions;

/// <summary>One column of the canonical encoding; see <see cref="SubmissionCodec"/>.</summary>
internal static class ColumnCodec
{
    private const byte DoublesFlag = 1;
    private const byte RowsFlag = 2;
    private const byte StatesFlag = 4;
    private const byte SignedFlag = 8;

    public static void Write(ref CanonicalWriter writer, SubmissionColumn column, ColumnShape shape)
    {
        writer.Text(column.Metric);
        writer.Number(column.Decimals);
        writer.Byte((byte)((column.Doubles is null ? 0 : DoublesFlag) | (shape.HasRows ? RowsFlag : 0)
            | (shape.Absent > 0 ? StatesFlag : 0) | (shape.Signed ? SignedFlag : 0)));
        if (shape.HasRows)
        {
            writer.Number(column.Count);
            WriteRows(ref writer, column.Rows.AsSpan(0, column.Count));
        }

        if (shape.Absent == 0)
        {
            WriteValues(ref writer, column, shape, 0, column.Count);
            return;
        }

        var states = column.States.AsSpan(0, column.Count);
        WriteStates(ref writer, states, shape.Absent);
        for (var from = 0; from < states.Length;)
        {
            var to = ColumnShape.NextAbsent(states, from);
            WriteValues(ref writer, column, shape, from, to);
            from = to + 1;
        }
    }

    public static SubmissionColumn Read(ref CanonicalReader reader, int areas)
    {
        var metric = reader.Text();
        var decimals = reader.Number(SubmissionCodec.MaxDecimals);
        var flags = reader.Byte();
        if (flags > (DoublesFlag | RowsFlag | StatesFlag | SignedFlag))
        {
            throw new InvalidDataException($"flags {flags} are not known");
        }

        var count = (flags & RowsFlag) != 0 ? reader.Count(1) : areas;
        if (count == 0 || count > reader.Remaining)
        {
            throw new InvalidDataException("a column has no cells, or more of them than there are bytes");
        }

        var rows = (flags & RowsFlag) != 0 ? ReadRows(ref reader, count, areas) : null;
        var states = (flags & StatesFlag) != 0 ? ReadStates(ref reader, count) : null;
        var doubles = (flags & DoublesFlag) != 0 ? new double[count] : null;
        var scaled = doubles is null ? states is null ? GC.AllocateUninitializedArray<long>(count) : new long[count] : null;
        for (var from = 0; from < count;)
        {
            var to = states is null ? count : ColumnShape.NextAbsent(states, from);
            if (scaled is not null)
            {
                reader.Values(scaled.AsSpan(from, to - from), (flags & SignedFlag) != 0);
            }
            else
            {
                ReadDoubles(ref reader, doubles.AsSpan(from, to - from));
            }

            from = to + 1;
        }

        return new SubmissionColumn { Metric = metric, Decimals = decimals, Count = count, Rows = rows, Scaled = scaled, Doubles = doubles, States = states };
    }

    private static void WriteRows(ref CanonicalWriter writer, ReadOnlySpan<int> rows)
    {
        var before = 0;
        for (var from = 0; from < rows.Length;)
        {
            var to = from + 1;
            while (to < rows.Length && rows[to] == rows[to - 1] + 1)
            {
                to++;
            }

            writer.SmallNumber(rows[from] - before);
            writer.SmallNumber(to - from - 1);
            before = rows[to - 1];
            from = to;
        }
    }

    private static int[] ReadRows(ref CanonicalReader reader, int count, int areas)
    {
        var rows = GC.AllocateUninitializedArray<int>(count);
        var before = 0;
        for (var i = 0; i < count;)
        {
            var row = before + reader.Number(areas);
            var length = reader.Number(count - i - 1) + 1;
            if (row + length > areas)
            {
                throw new InvalidDataException($"a column speaks of area {row + length - 1}, there are {areas}");
            }

            for (var end = i + length; i < end; i++)
            {
                rows[i] = row++;
            }

            before = row - 1;
        }

        return rows;
    }

    private static void WriteStates(ref CanonicalWriter writer, ReadOnlySpan<CellState> states, int absent)
    {
        writer.Number(absent);
        var before = -1;
        for (var i = ColumnShape.NextAbsent(states, 0); i < states.Length; i = ColumnShape.NextAbsent(states, i + 1))
        {
            writer.SmallNumber(i - before - 1);
            writer.Byte((byte)states[i]);
            before = i;
        }
    }

    private static CellState[] ReadStates(ref CanonicalReader reader, int count)
    {
        var states = new CellState[count];
        var cell = -1;
        for (var left = reader.Number(count); left > 0; left--)
        {
            cell += reader.Number(count) + 1;
            var state = (CellState)reader.Byte();
            if (cell >= count || state is CellState.Present or > CellState.Withdrawn)
            {
                throw new InvalidDataException($"cell {cell} of {count} has the state {(byte)state}");
            }

            states[cell] = state;
        }

        return states;
    }

    private static void WriteValues(ref CanonicalWriter writer, SubmissionColumn column, ColumnShape shape, int from, int to)
    {
        if (column.Scaled is not null)
        {
            writer.Advance(Varints.WriteAll(column.Scaled.AsSpan(from, to - from), writer.Rest, shape.Signed, shape.Bits));
            return;
        }

        foreach (var value in column.Doubles.AsSpan(from, to - from))
        {
            BinaryPrimitives.WriteDoubleLittleEndian(writer.Rest, SubmissionOrder.Canonical(value));
            writer.Advance(sizeof(double));
        }
    }

    private static void ReadDoubles(ref CanonicalReader reader, Span<double> values)
    {
        var bytes = reader.Bytes(checked(values.Length * sizeof(double)));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }
    }
}
