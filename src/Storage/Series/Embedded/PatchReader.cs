using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Reads a patch's content: its areas, then its columns one by one. A column that nobody wants costs nothing.</summary>
internal ref struct PatchReader
{
    private ByteReader _reader;
    private int _columns;

    /// <summary>Reads the areas' ids into the scratch.</summary>
    /// <param name="content">The patch's content.</param>
    /// <param name="areaCount">Number of areas that exist; every id must be below.</param>
    /// <param name="scratch">Where the areas, and later the cells, go.</param>
    public PatchReader(ReadOnlySpan<byte> content, int areaCount, PatchScratch scratch)
    {
        _reader = new ByteReader(content);
        var count = _reader.Int(areaCount);
        var areas = scratch.Areas(count);
        var end = 0L;
        for (var i = 0; i < count;)
        {
            var start = end + Varint.UnZigZag(_reader.Number());
            var run = _reader.Int(count - i - 1) + 1;
            if (start < 0 || start > areaCount - run)
            {
                throw ByteReader.Damaged("it names an unknown area");
            }

            for (var stop = i + run; i < stop; i++)
            {
                areas[i] = (int)start++;
            }

            end = start;
        }

        AreaCount = count;
        _columns = _reader.Int(_reader.Remaining);
    }

    /// <summary>Number of areas.</summary>
    public int AreaCount { get; }

    /// <summary>Metric of the present column.</summary>
    public int Metric { get; private set; }

    /// <summary>Decimals of the present column.</summary>
    public int Decimals { get; private set; }

    private int Form { get; set; }

    private ReadOnlySpan<byte> Content { get; set; }

    /// <summary>Steps to the next column.</summary>
    public bool NextColumn()
    {
        if (_columns == 0)
        {
            _reader.End();
            return false;
        }

        _columns--;
        Metric = _reader.Int(BlockReader.MaxMetric);
        Form = _reader.Byte();
        Decimals = Form & BlockFormat.DecimalsMask;
        if (Decimals > BlockFormat.MaxDecimals)
        {
            throw ByteReader.Damaged("a column has too many decimals");
        }

        Content = _reader.Bytes(_reader.Int(_reader.Remaining));
        return true;
    }

    /// <summary>Reads the present column's cells into the scratch.</summary>
    public readonly void ReadColumn(PatchScratch scratch)
    {
        var reader = new ByteReader(Content);
        var cells = ReadRows(ref reader, scratch);
        scratch.StartCells(cells);
        if ((Form & BlockFormat.StatesFlag) != 0)
        {
            ReadStates(ref reader, scratch, cells);
        }

        ValueCodec.Decode(reader.Bytes(reader.Remaining), scratch.Values);
    }

    private readonly int ReadRows(ref ByteReader reader, PatchScratch scratch)
    {
        switch ((RowForm)((Form >> BlockFormat.RowFormShift) & 3))
        {
            case RowForm.All:
                scratch.AllRows();
                return AreaCount;
            case RowForm.Listed:
                var count = reader.Int(AreaCount);
                var rows = scratch.StartRows(count);
                var next = 0;
                for (var i = 0; i < count; i++)
                {
                    rows[i] = next + reader.Int(AreaCount - next - 1);
                    next = rows[i] + 1;
                }

                return count;
            case RowForm.Except:
                return ReadExcept(ref reader, scratch);
            default:
                throw ByteReader.Damaged("a column's form is unknown");
        }
    }

    private readonly int ReadExcept(ref ByteReader reader, PatchScratch scratch)
    {
        var missing = reader.Int(AreaCount);
        var rows = scratch.StartRows(AreaCount - missing);
        var cell = 0;
        var next = 0;
        for (var i = 0; i <= missing; i++)
        {
            var stop = i < missing ? next + reader.Int(AreaCount - next - 1) : AreaCount;
            if (stop - next > rows.Length - cell)
            {
                throw ByteReader.Damaged("a column lists an area twice");
            }

            while (next < stop)
            {
                rows[cell++] = next++;
            }

            next++;
        }

        return AreaCount - missing;
    }

    private static void ReadStates(ref ByteReader reader, PatchScratch scratch, int cells)
    {
        var states = scratch.StartStates();
        var exceptions = reader.Int(cells);
        var next = 0;
        for (var i = 0; i < exceptions; i++)
        {
            var entry = reader.Number();
            var skipped = entry >> BlockFormat.StateBits;
            if (skipped >= (ulong)(cells - next))
            {
                throw ByteReader.Damaged("a state is beyond its column");
            }

            var state = (byte)(entry & ((1 << BlockFormat.StateBits) - 1));
            if (state > (byte)CellState.Withdrawn)
            {
                throw ByteReader.Damaged("a state is unknown");
            }

            next += (int)skipped;
            states[next++] = state;
        }
    }
}
