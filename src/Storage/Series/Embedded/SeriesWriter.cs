using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>The connection that writes. Every call is one transaction; not thread-safe.</summary>
internal sealed class SeriesWriter : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly StoreDictionaries _dictionaries;
    private readonly BlockAppender _blocks;
    private readonly DictionaryAppender _names;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _move;
    private readonly SqliteStatement _putRollup;
    private readonly SqliteStatement _forget;
    private readonly ByteSink _rollup = new();
    private long _position;

    /// <summary>Takes the connection over.</summary>
    public SeriesWriter(SqliteDatabase database, StoreDictionaries dictionaries)
    {
        _database = database;
        _dictionaries = dictionaries;
        _blocks = new BlockAppender(database, dictionaries);
        _names = new DictionaryAppender(database, dictionaries);
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _move = database.Prepare("UPDATE position SET sequence=?1 WHERE sequence=?2");
        _putRollup = database.Prepare("REPLACE INTO rollups(id, data) VALUES(?1, ?2)");
        _forget = database.Prepare("DELETE FROM blocks WHERE id BETWEEN ?1 AND ?2");
        _position = database.Number("SELECT sequence FROM position");
    }

    /// <summary>The position; any thread may ask.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Pages written since the last call.</summary>
    public int TakePagesWritten() => _database.TakePagesWritten();

    /// <summary>Writes patches that the store does not have, in order of sequence, and moves the position.</summary>
    public void Append(ReadOnlySpan<SeriesPatch> patches, long position)
    {
        Begin();
        try
        {
            Move(position);
            _blocks.Append(patches);
            _names.Append();
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }

        Volatile.Write(ref _position, position);
    }

    /// <summary>Writes rollups in the place of those of the same period and shard.</summary>
    public void WriteRollups(IReadOnlyList<RollupTable> rollups)
    {
        Begin();
        try
        {
            foreach (var rollup in rollups)
            {
                var shard = _dictionaries.Areas.GetOrAdd(rollup.Shard);
                _rollup.Clear(keepBytes: 1 << 20);
                RollupCodec.Encode(rollup, _dictionaries, _rollup);
                _putRollup.Bind(1, BlockKey.RollupId(rollup.Period, shard)).Bind(2, _rollup.Written).Execute();
            }

            _names.Append();
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Removes the blocks of these periods; extents stay.</summary>
    public void Forget(AreaKey shard, string source, IReadOnlyCollection<Period> periods)
    {
        if (!_dictionaries.Areas.TryGetId(shard, out var shardId) || !_dictionaries.Sources.TryGetId(source, out var sourceId))
        {
            return;
        }

        Begin();
        try
        {
            foreach (var period in periods)
            {
                var key = new BlockKey(period, shardId, sourceId);
                _forget.Bind(1, key.RowId(0)).Bind(2, key.RowId(BlockKey.MaxSlot)).Execute();
            }

            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Empties the store. The dictionaries stay: no number ever means two things, and nobody sees them.</summary>
    public void Clear()
    {
        Begin();
        try
        {
            _database.Execute("DELETE FROM blocks; DELETE FROM extents; DELETE FROM rollups;");
            Move(0);
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }

        Volatile.Write(ref _position, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _blocks.Dispose();
        _rollup.Dispose();
    }

    private void Begin() => _begin.Execute();

    private void Commit()
    {
        _commit.Execute();
        _names.MarkPersisted();
    }

    private void Rollback()
    {
        if (_database.InTransaction)
        {
            _database.Execute("ROLLBACK");
        }
    }

    private void Move(long position)
    {
        _move.Bind(1, position).Bind(2, _position).Execute();
        if (_database.Changes != 1)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"the store's file is no longer at position {_position}: somebody else writes it"));
        }
    }
}
