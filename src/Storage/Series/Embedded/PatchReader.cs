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
            var start = end + Varints.Unzigzag(_reader.Number());
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
        AreasLength = _reader.Position;
        _columns = _reader.Int(_reader.Remaining);
    }

    /// <summary>Passes over areas that are known already.</summary>
    /// <param name="content">The patch's content.</param>
    /// <param name="areaCount">Number of the patch's areas.</param>
    /// <param name="areasLength">Bytes that they take.</param>
    public PatchReader(ReadOnlySpan<byte> content, int areaCount, int areasLength)
    {
        _reader = new ByteReader(content);
        _reader.Bytes(areasLength);
        AreaCount = areaCount;
        AreasLength = areasLength;
        _columns = _reader.Int(_reader.Remaining);
    }

    /// <summary>Number of areas.</summary>
    public int AreaCount { get; }

    /// <summary>Bytes of the content that say which areas.</summary>
    public int AreasLength { get; }

    /// <summary>Metric of the present column.</summary>
    public int Metric { get; private set; }

    /// <summary>Decimals of the present column.</summary>
    public int Decimals { get; private set; }

    /// <summary>How the present column says which areas it has cells for.</summary>
    public readonly RowForm RowForm => (RowForm)((Form >> BlockFormat.RowFormShift) & 3);

    /// <summary>The present column's rows, states and values.</summary>
    public ReadOnlySpan<byte> Column { get; private set; }

    /// <summary>Where in the patch's content <see cref="Column"/> starts.</summary>
    public readonly int ColumnStart => _reader.Position - Column.Length;

    private int Form { get; set; }

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
        if (Decimals > PatchCheck.MaxDecimals)
        {
            throw ByteReader.Damaged("a column has too many decimals");
        }

        Column = _reader.Bytes(_reader.Int(_reader.Remaining));
        return true;
    }

    /// <summary>Reads the present column's cells into the scratch; returns how many bytes say which areas they are for.</summary>
    public readonly int ReadColumn(PatchScratch scratch)
    {
        var reader = new ByteReader(Column);
        var cells = ReadRows(ref reader, scratch);
        var rowsLength = reader.Position;
        scratch.StartCells(cells);
        if ((Form & BlockFormat.StatesFlag) != 0)
        {
            ReadStates(ref reader, scratch, cells);
        }

        ValueCodec.Decode(reader.Bytes(reader.Remaining), scratch.Values);
        return rowsLength;
    }

    private readonly int ReadRows(ref ByteReader reader, PatchScratch scratch)
    {
        switch (RowForm)
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
