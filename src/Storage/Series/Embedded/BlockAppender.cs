using System.Runtime.InteropServices;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Puts patches into blocks and blocks into the file, within the caller's transaction.</summary>
internal sealed class BlockAppender(SqliteDatabase database, StoreDictionaries dictionaries) : IDisposable
{
    private readonly SqliteStatement _extent = database.Prepare("SELECT last FROM extents WHERE id=?1");
    private readonly SqliteStatement _addExtent = database.Prepare("INSERT INTO extents(id, first, last) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _moveExtent = database.Prepare("UPDATE extents SET last=?2 WHERE id=?1");
    private readonly SqliteStatement _sizes = database.Prepare("SELECT id, length(data) FROM blocks WHERE id BETWEEN ?1 AND ?2");
    private readonly SqliteStatement _block = database.Prepare("SELECT data FROM blocks WHERE id=?1");
    private readonly SqliteStatement _put = database.Prepare("REPLACE INTO blocks(id, data) VALUES(?1, ?2)");
    private readonly SqliteStatement _delete = database.Prepare("DELETE FROM blocks WHERE id=?1");
    private readonly BlockWriter _new = new();
    private readonly BlockWriter _merged = new();
    private readonly List<long> _blockIds = [];
    private readonly List<int> _blockBytes = [];
    private int[] _areas = [];
    private int[] _metrics = [];
    private byte[] _seen = [];

    /// <summary>Writes patches, in order of sequence.</summary>
    public void Append(ReadOnlySpan<SeriesPatch> patches)
    {
        var order = InOrderOfRows(patches);
        for (var i = 0; i < order.Length;)
        {
            var key = order[i].Key;
            var id = order[i].RowId;
            _new.Clear();
            var first = patches[order[i].Index].Sequence;
            var last = 0L;
            for (; i < order.Length && order[i].RowId == id; i++)
            {
                var patch = patches[order[i].Index];
                if (patch.Sequence == last)
                {
                    throw new ArgumentException("two patches have the same sequence, source, period and shard", nameof(patches));
                }

                last = patch.Sequence;
                Encode(patch);
            }

            Put(key, _new.Finish(), first, last);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _new.Dispose();
        _merged.Dispose();
    }

    private Place[] InOrderOfRows(ReadOnlySpan<SeriesPatch> patches)
    {
        var order = new List<Place>(patches.Length);
        for (var i = 0; i < patches.Length; i++)
        {
            var patch = patches[i];
            if (HasCells(patch))
            {
                var key = new BlockKey(patch.Period, dictionaries.Areas.GetOrAdd(patch.Shard), dictionaries.Sources.GetOrAdd(patch.Source));
                order.Add(new Place(key.RowId(0), i, key));
            }
        }

        var places = order.ToArray();
        Array.Sort(places, static (a, b) => a.RowId != b.RowId ? a.RowId.CompareTo(b.RowId) : a.Index.CompareTo(b.Index));
        return places;
    }

    private static bool HasCells(SeriesPatch patch)
    {
        foreach (var column in patch.Columns)
        {
            if (column.Values.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Encode(SeriesPatch patch)
    {
        var areas = Room(ref _areas, patch.Areas.Length);
        dictionaries.Areas.GetOrAdd(patch.Areas, areas);
        var metrics = Room(ref _metrics, patch.Columns.Length);
        for (var i = 0; i < metrics.Length; i++)
        {
            metrics[i] = dictionaries.Metrics.GetOrAdd(patch.Columns[i].Metric);
        }

        var count = Math.Max(dictionaries.Areas.Count, dictionaries.Metrics.Count);
        if (_seen.Length < count)
        {
            _seen = new byte[2 * count];
        }

        PatchCheck.RequireDistinct(areas, _seen, "area");
        PatchCheck.RequireDistinct(metrics, _seen, "metric");
        _new.Add(patch, areas, metrics);
    }

    private void Put(BlockKey key, ReadOnlySpan<byte> block, long first, long last)
    {
        if (!_extent.Bind(1, key.ExtentId).Step())
        {
            _addExtent.Bind(1, key.ExtentId).Bind(2, first).Bind(3, last).Execute();
            _put.Bind(1, key.RowId(0)).Bind(2, block).Execute();
            return;
        }

        _extent.Reset();
        _moveExtent.Bind(1, key.ExtentId).Bind(2, last).Execute();
        ReadSizes(key);
        var swallowed = BlockMerger.Swallowed(CollectionsMarshal.AsSpan(_blockBytes), block.Length);
        var keep = _blockIds.Count - swallowed;
        if (swallowed == 0)
        {
            var slot = 0;
            if (keep > 0)
            {
                BlockKey.OfRow(_blockIds[^1], out slot);
                slot++;
            }

            if (slot > BlockKey.MaxSlot)
            {
                throw new InvalidOperationException($"a source has {slot} full blocks for {key.Period}: the store holds no more of it");
            }

            _put.Bind(1, key.RowId(slot)).Bind(2, block).Execute();
            return;
        }

        _merged.Clear();
        for (var i = keep; i < _blockIds.Count; i++)
        {
            _block.Bind(1, _blockIds[i]);
            if (_block.Step())
            {
                _merged.Add(BlockHeader.Read(_block.Blob(0)));
            }

            _block.Reset();
        }

        _merged.Add(BlockHeader.ReadUnchecked(block[BlockFormat.ChecksumBytes..]));
        for (var i = keep + 1; i < _blockIds.Count; i++)
        {
            _delete.Bind(1, _blockIds[i]).Execute();
        }

        _put.Bind(1, _blockIds[keep]).Bind(2, _merged.Finish()).Execute();
    }

    private void ReadSizes(BlockKey key)
    {
        _blockIds.Clear();
        _blockBytes.Clear();
        _sizes.Bind(1, key.RowId(0)).Bind(2, key.RowId(BlockKey.MaxSlot));
        while (_sizes.Step())
        {
            _blockIds.Add(_sizes.Int64(0));
            _blockBytes.Add((int)_sizes.Int64(1));
        }
    }

    private static Span<int> Room(ref int[] array, int count)
    {
        if (array.Length < count)
        {
            array = new int[Math.Max(256, count)];
        }

        return array.AsSpan(0, count);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(long RowId, int Index, BlockKey Key);
}
