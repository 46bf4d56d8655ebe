using Telemetry.Catalogue;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>A connection that reads. Every call sees one state of the store; not thread-safe.</summary>
internal sealed class SeriesReader : IDisposable
{
    private readonly StoreDictionaries _dictionaries;
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _snapshot;
    private readonly SqliteStatement _blocks;
    private readonly SqliteStatement _extents;
    private readonly SqliteStatement _rollup;
    private readonly SliceBuilder _slice = new();

    /// <summary>Opens the connection.</summary>
    public SeriesReader(string path, StoreDictionaries dictionaries)
    {
        _dictionaries = dictionaries;
        _database = SeriesSchema.OpenReader(path);
        _begin = _database.Prepare("BEGIN");
        _end = _database.Prepare("COMMIT");
        _snapshot = _database.Prepare("SELECT sequence FROM position");
        _blocks = _database.Prepare("SELECT id, data FROM blocks WHERE id BETWEEN ?1 AND ?2");
        _extents = _database.Prepare("SELECT id, first, last FROM extents WHERE id BETWEEN ?1 AND ?2");
        _rollup = _database.Prepare("SELECT data FROM rollups WHERE id=?1");
    }

    /// <summary>Reads slices. After an exception the reader is of no further use.</summary>
    public IReadOnlyList<SeriesSlice> Read(SeriesSelection selection, CancellationToken cancellationToken)
    {
        Begin();
        var scope = new SelectionScope(selection, _dictionaries);
        var visitor = new SliceVisitor(_slice, _dictionaries, scope, selection.AsOf);
        Visit(scope, visitor, cancellationToken);
        _end.Execute();
        return visitor.Slices;
    }

    /// <summary>Reads revisions. After an exception the reader is of no further use.</summary>
    public IReadOnlyList<SeriesRevision> ReadRevisions(SeriesSelection selection, AreaKey area, CancellationToken cancellationToken)
    {
        Begin();
        IReadOnlyList<SeriesRevision> revisions = [];
        if (_dictionaries.Areas.TryGetId(area, out var id))
        {
            var scope = new SelectionScope(selection, _dictionaries);
            var collector = new RevisionCollector(_dictionaries, scope, area, id, selection.AsOf);
            Visit(scope, collector, cancellationToken);
            revisions = collector.InOrder();
        }

        _end.Execute();
        return revisions;
    }

    /// <summary>Lists extents.</summary>
    public IReadOnlyList<SeriesExtent> List(AreaKey? shard)
    {
        Begin();
        var extents = new ExtentList(_dictionaries);
        int? id = null;
        if (shard is { } wanted)
        {
            id = _dictionaries.Areas.TryGetId(wanted, out var known) ? known : -1;
        }

        if (id != -1)
        {
            var (first, last) = BlockKey.Extents(id);
            _extents.Bind(1, first).Bind(2, last);
            while (_extents.Step())
            {
                extents.Add(BlockKey.OfExtent(_extents.Int64(0)), _extents.Int64(1), _extents.Int64(2));
            }
        }

        _end.Execute();
        return extents.InOrder();
    }

    /// <summary>Reads a rollup; null where there is none.</summary>
    public RollupTable? ReadRollup(Period period, AreaKey shard)
    {
        Begin();
        RollupTable? table = null;
        if (_dictionaries.Areas.TryGetId(shard, out var id) && _rollup.Bind(1, BlockKey.RollupId(period, id)).Step())
        {
            table = RollupCodec.Decode(_rollup.Blob(0), period, shard, _dictionaries);
            _rollup.Reset();
        }

        _end.Execute();
        return table;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _slice.Dispose();
    }

    // Fixes what this call sees before any name is looked up: the dictionaries then know every number in it.
    private void Begin()
    {
        _begin.Execute();
        _snapshot.Step();
        _snapshot.Reset();
    }

    private void Visit(SelectionScope scope, IBlockVisitor visitor, CancellationToken cancellationToken)
    {
        foreach (var period in scope.Periods)
        {
            if (scope.Shard is not { } shard)
            {
                Visit(BlockKey.Rows(period), scope, visitor, cancellationToken);
                continue;
            }

            var (first, last) = BlockKey.Extents(period, shard);
            _extents.Bind(1, first).Bind(2, last);
            while (_extents.Step())
            {
                var key = BlockKey.OfExtent(_extents.Int64(0));
                if (scope.Wants(key.Source))
                {
                    Visit((key.RowId(0), key.RowId(BlockKey.MaxSlot)), scope, visitor, cancellationToken);
                }
            }
        }
    }

    private void Visit((long First, long Last) rows, SelectionScope scope, IBlockVisitor visitor, CancellationToken cancellationToken)
    {
        BlockKey? open = null;
        _blocks.Bind(1, rows.First).Bind(2, rows.Last);
        while (_blocks.Step())
        {
            var key = BlockKey.OfRow(_blocks.Int64(0), out _);
            if (open is { } done && done != key)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Finish(done, visitor);
                open = null;
            }

            if (scope.Wants(key.Source))
            {
                open = key;
                Show(key, visitor);
            }
        }

        if (open is { } rest)
        {
            Finish(rest, visitor);
        }
    }

    private void Show(BlockKey key, IBlockVisitor visitor)
    {
        try
        {
            visitor.Visit(key, _blocks.Blob(1));
        }
        catch (InvalidDataException damage)
        {
            throw damage.In(key, _dictionaries);
        }
    }

    private void Finish(BlockKey key, IBlockVisitor visitor)
    {
        try
        {
            visitor.KeyDone(key);
        }
        catch (InvalidDataException damage)
        {
            throw damage.In(key, _dictionaries);
        }
    }
}
