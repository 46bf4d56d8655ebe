using System.Buffers.Binary;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// Writes a block: a run of patches of one source, period and shard. A patch stays as it was written, so merging blocks is
/// joining their runs, and every revision stays. Layout, numbers being varints:
/// <code>
/// block  = CRC-32C of the rest (4 bytes), version (1 byte), first sequence, last − first, number of patches, patch*
/// patch  = sequence − that of the patch before, length, [ areas, area run*, columns, column* ]
/// run    = zig-zag of (first id − end of the run before), number of consecutive ids − 1
/// column = metric, decimals and form (1 byte), length, [ rows, states, values (ValueCodec) ]
/// rows   = nothing (a cell for each area) | count, gap* (the areas that have one) | count, gap* (the areas that have none)
/// states = nothing (all present) | count, (cells skipped × 8 + state)*
/// </code>
/// </summary>
internal sealed class BlockWriter : IDisposable
{
    private readonly ByteSink _sink = new();
    private long _first;
    private long _last;
    private int _patches;

    /// <summary>Patches written since <see cref="Clear"/>.</summary>
    public int Patches => _patches;

    /// <summary>Starts a new block.</summary>
    public void Clear()
    {
        _sink.Clear(keepBytes: 4 << 20);
        _sink.Room(BlockFormat.MaxHeader);
        _sink.Advance(BlockFormat.MaxHeader);
        _patches = 0;
    }

    /// <summary>Adds a patch, later than all before.</summary>
    public void Add(SeriesPatch patch, ReadOnlySpan<int> areas, ReadOnlySpan<int> metrics)
    {
        StartPatch(patch.Sequence);
        var most = Varints.MaxBytes * (2 + (2 * areas.Length));
        foreach (var column in patch.Columns)
        {
            most += Varints.MaxBytes + 6 + MostBytes(column.Values.Length);
        }

        var length = _sink.ReserveLength(most);
        WriteAreas(areas);
        var columns = 0;
        foreach (var column in patch.Columns)
        {
            columns += column.Values.Length > 0 ? 1 : 0;
        }

        _sink.Number((ulong)columns);
        for (var i = 0; i < metrics.Length; i++)
        {
            if (patch.Columns[i].Values.Length > 0)
            {
                WriteColumn(patch.Columns[i], metrics[i], areas.Length);
            }
        }

        _sink.FillLength(length);
        _patches++;
    }

    /// <summary>Adds all patches of a block, later than all before.</summary>
    public void Add(BlockHeader block)
    {
        StartPatch(block.First);
        _sink.Bytes(block.Body[1..]); // without the first patch's distance, which is 0
        _last = block.Last;
        _patches += block.Patches;
    }

    /// <summary>The block; valid until the next call.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Span<byte> header = stackalloc byte[BlockFormat.MaxHeader];
        var length = BlockFormat.ChecksumBytes;
        header[length++] = BlockFormat.Version;
        length += Varints.Write(header[length..], (ulong)_first);
        length += Varints.Write(header[length..], (ulong)(_last - _first));
        length += Varints.Write(header[length..], (ulong)_patches);
        var block = _sink.Written[(BlockFormat.MaxHeader - length)..];
        header[..length].CopyTo(block);
        BinaryPrimitives.WriteUInt32LittleEndian(block, Checksum.Of(block[BlockFormat.ChecksumBytes..]));
        return block;
    }

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();

    private static int MostBytes(int cells) => (2 * Varints.MaxBytes) + (2 * 5 * cells) + ValueCodec.MaxLength(cells);

    private void StartPatch(long sequence)
    {
        if (_patches == 0)
        {
            _first = sequence;
            _last = sequence;
        }

        _sink.Number((ulong)(sequence - _last));
        _last = sequence;
    }

    private void WriteAreas(ReadOnlySpan<int> areas)
    {
        _sink.Number((ulong)areas.Length);
        var end = 0;
        for (var i = 0; i < areas.Length;)
        {
            var run = 1;
            while (i + run < areas.Length && areas[i + run] == areas[i] + run)
            {
                run++;
            }

            _sink.Number(Varints.Zigzag(areas[i] - end));
            _sink.Number((ulong)(run - 1));
            end = areas[i] + run;
            i += run;
        }
    }

    private void WriteColumn(SeriesColumn column, int metric, int areas)
    {
        var rows = column.Rows is null || column.Rows.Length == areas ? RowForm.All
            : column.Rows.Length <= areas / 2 ? RowForm.Listed : RowForm.Except;
        var exceptions = CountExceptions(column.States);
        _sink.Number((ulong)metric);
        _sink.Byte((byte)(column.Decimals | ((int)rows << BlockFormat.RowFormShift) | (exceptions > 0 ? BlockFormat.StatesFlag : 0)));
        var length = _sink.ReserveLength(MostBytes(column.Values.Length));
        WriteRows(rows, column.Rows, areas);
        if (exceptions > 0)
        {
            WriteStates(column.States!, exceptions);
        }

        _sink.Advance(ValueCodec.Encode(column.Values, _sink.Room(ValueCodec.MaxLength(column.Values.Length) + ValueCodec.Slack)));
        _sink.FillLength(length);
    }

    private void WriteRows(RowForm form, int[]? rows, int areas)
    {
        if (form == RowForm.Listed)
        {
            _sink.Number((ulong)rows!.Length);
            var next = 0;
            foreach (var row in rows)
            {
                _sink.Number((ulong)(row - next));
                next = row + 1;
            }
        }
        else if (form == RowForm.Except)
        {
            _sink.Number((ulong)(areas - rows!.Length));
            var next = 0;
            var row = 0;
            for (var i = 0; i <= rows.Length; i++, row++)
            {
                for (var stop = i < rows.Length ? rows[i] : areas; row < stop; row++)
                {
                    _sink.Number((ulong)(row - next));
                    next = row + 1;
                }
            }
        }
    }

    private void WriteStates(CellState[] states, int exceptions)
    {
        _sink.Number((ulong)exceptions);
        var next = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] != CellState.Present)
            {
                _sink.Number(((ulong)(i - next) << BlockFormat.StateBits) | (ulong)states[i]);
                next = i + 1;
            }
        }
    }

    private static int CountExceptions(CellState[]? states)
        => states is null ? 0 : states.Length - states.AsSpan().Count(CellState.Present);
}
