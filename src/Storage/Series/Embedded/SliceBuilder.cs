using System.Runtime.InteropServices;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// Reduces one source's blocks of one period and shard to the last revision of each cell. Walks from the newest patch back, so
/// that what is older is only looked at where something is still open. Reused; not thread-safe.
/// </summary>
internal sealed class SliceBuilder : IDisposable
{
    private readonly ByteSink _bytes = new();
    private readonly List<PatchPlace> _patches = [];
    private readonly List<int> _areas = [];
    private readonly List<SliceColumn> _columns = [];
    private readonly PatchScratch _scratch = new();
    private int[] _slotOfArea = [];
    private int[] _columnOfMetric = [];
    private int[] _slots = [];
    private bool _inOrder;
    private KnownAreas _known;

    /// <summary>Takes a block in; blocks come oldest first.</summary>
    public void Add(ReadOnlySpan<byte> block, long asOf)
    {
        var header = BlockHeader.Read(block);
        if (header.First > asOf)
        {
            return;
        }

        var start = _bytes.Length;
        _bytes.Bytes(header.Body);
        var reader = new BlockReader(header);
        while (reader.MoveNext() && reader.Sequence <= asOf)
        {
            _patches.Add(new PatchPlace(reader.Sequence, start + reader.Start, reader.Length));
        }
    }

    /// <summary>The slice of what was taken in; null when nothing in it is wanted. Forgets what was taken in.</summary>
    /// <param name="key">What the blocks belong to.</param>
    /// <param name="dictionaries">What the ids mean.</param>
    /// <param name="wanted">Which metrics are wanted, by id; null: all.</param>
    public SeriesSlice? Build(BlockKey key, StoreDictionaries dictionaries, bool[]? wanted)
    {
        try
        {
            AssignSlots(dictionaries.Areas.Count, wanted);
            for (var i = _patches.Count - 1; i >= 0; i--)
            {
                Reduce(_patches[i], dictionaries, wanted);
            }

            if (_columns.Count == 0)
            {
                return null;
            }

            var areas = new AreaKey[_areas.Count];
            for (var i = 0; i < areas.Length; i++)
            {
                areas[i] = dictionaries.Areas[_areas[i]];
            }

            var columns = new SeriesValues[_columns.Count];
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i] = _columns[i].ToValues(dictionaries.Metrics[_columns[i].Metric]);
            }

            return new SeriesSlice(dictionaries.Areas[key.Shard], dictionaries.Sources[key.Source], key.Period, areas, columns);
        }
        finally
        {
            Forget();
        }
    }

    /// <summary>Forgets what was taken in.</summary>
    public void Forget()
    {
        foreach (var area in _areas)
        {
            _slotOfArea[area] = 0;
        }

        foreach (var column in _columns)
        {
            _columnOfMetric[column.Metric] = 0;
        }

        _areas.Clear();
        _columns.Clear();
        _patches.Clear();
        _bytes.Clear(keepBytes: 1 << 20);
    }

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    // The newest patch's areas come first and in its order: where it is the only one, its columns are copied as they are.
    private void AssignSlots(int areaCount, bool[]? wanted)
    {
        if (_slotOfArea.Length < areaCount)
        {
            _slotOfArea = new int[areaCount + 1024];
        }

        _known = default;
        for (var i = _patches.Count - 1; i >= 0; i--)
        {
            var reader = Open(_patches[i], areaCount, out var sameAreas);
            if (!HasWanted(ref reader, wanted))
            {
                // Its areas have no slots: the next patch must not take them for known.
                _known = sameAreas ? _known : default;
                _patches[i] = _patches[i] with { Length = 0 };
            }
            else if (!sameAreas)
            {
                AssignSlots(_scratch.Areas(reader.AreaCount));
            }
        }

        _known = default;
    }

    private void AssignSlots(ReadOnlySpan<int> areas)
    {
        foreach (var area in areas)
        {
            ref var slot = ref _slotOfArea[area];
            if (slot == 0)
            {
                _areas.Add(area);
                slot = _areas.Count;
            }
        }
    }

    // A source that sends its table again names the same areas in the same bytes; they are read once.
    private PatchReader Open(PatchPlace place, int areaCount, out bool sameAreas)
    {
        var content = Content(place);
        sameAreas = _known.Length > 0 && content.StartsWith(_bytes.Written.Slice(_known.Start, _known.Length));
        if (sameAreas)
        {
            return new PatchReader(content, _known.Count, _known.Length);
        }

        var reader = new PatchReader(content, areaCount, _scratch);
        _known = new KnownAreas(place.Start, reader.AreasLength, reader.AreaCount);
        return reader;
    }

    private static bool HasWanted(ref PatchReader reader, bool[]? wanted)
    {
        if (wanted is null)
        {
            return true;
        }

        while (reader.NextColumn())
        {
            if (IsWanted(wanted, reader.Metric))
            {
                return true;
            }
        }

        return false;
    }

    private void Reduce(PatchPlace place, StoreDictionaries dictionaries, bool[]? wanted)
    {
        if (place.Length == 0)
        {
            return;
        }

        var reader = Open(place, dictionaries.Areas.Count, out var sameAreas);
        if (!sameAreas)
        {
            FillSlots(reader.AreaCount);
        }

        while (reader.NextColumn())
        {
            if (!IsWanted(wanted, reader.Metric))
            {
                continue;
            }

            if (reader.Metric >= dictionaries.Metrics.Count)
            {
                throw ByteReader.Damaged("it names an unknown metric");
            }

            var column = Column(reader.Metric, reader.Decimals);
            if (!column.IsFull && !IsCovered(column.Covered, reader))
            {
                var rows = reader.ReadColumn(_scratch);
                column.Add(_scratch, _slots.AsSpan(0, reader.AreaCount), _inOrder, reader.Decimals, place.Sequence);
                column.Covered = new CoveredRows(_known.Start, reader.RowForm, place.Start + reader.ColumnStart, rows);
            }
        }
    }

    // What has cells for the same areas as a newer patch's column adds nothing; equal bytes say so without reading them.
    private bool IsCovered(CoveredRows covered, in PatchReader reader)
        => covered.RowsStart > 0
            && covered.AreasStart == _known.Start
            && covered.Form == reader.RowForm
            && reader.Column.StartsWith(_bytes.Written.Slice(covered.RowsStart, covered.RowsLength));

    private void FillSlots(int count)
    {
        if (_slots.Length < count)
        {
            _slots = new int[Math.Max(count, 256)];
        }

        _inOrder = count == _areas.Count;
        var areas = _scratch.Areas(count);
        for (var i = 0; i < areas.Length; i++)
        {
            _slots[i] = _slotOfArea[areas[i]] - 1;
            _inOrder &= _slots[i] == i;
        }
    }

    private SliceColumn Column(int metric, int decimals)
    {
        if (metric >= _columnOfMetric.Length)
        {
            Array.Resize(ref _columnOfMetric, Math.Max(metric + 1, 2 * _columnOfMetric.Length));
        }

        ref var index = ref _columnOfMetric[metric];
        if (index == 0)
        {
            _columns.Add(new SliceColumn(metric, decimals, _areas.Count));
            index = _columns.Count;
        }

        return _columns[index - 1];
    }

    private Span<byte> Content(PatchPlace place) => _bytes.Written.Slice(place.Start, place.Length);

    private static bool IsWanted(bool[]? wanted, int metric) => wanted is null || ((uint)metric < (uint)wanted.Length && wanted[metric]);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct PatchPlace(long Sequence, int Start, int Length);

    // The areas that were read last: where their bytes are, and how many areas.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct KnownAreas(int Start, int Length, int Count);
}
