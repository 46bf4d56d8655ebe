using System.Collections.Concurrent;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// The series store in one SQLite file of columnar blocks (see docs/decisions/0004). Thread-safe; one process has it open for
/// writing. After a power cut it may be older than it was, never half-written: the position says from where to project again.
/// </summary>
public sealed class EmbeddedSeriesStore : ISeriesStore
{
    private const int MaxReaders = 8;

    private readonly string _path;
    private readonly int _pageBytes;
    private readonly StoreDictionaries _dictionaries;
    private readonly SeriesWriter _writer;
    private readonly SemaphoreSlim _writerGate = new(1);
    private readonly Checkpointer _checkpointer;
    private readonly ConcurrentBag<SeriesReader> _readers = [];
    private readonly SemaphoreSlim _readerGate = new(MaxReaders);
    private volatile bool _disposed;

    private EmbeddedSeriesStore(EmbeddedSeriesStoreOptions options, string path, SqliteDatabase database)
    {
        _path = path;
        _dictionaries = SeriesSchema.LoadDictionaries(database);
        _writer = new SeriesWriter(database, _dictionaries);
        _pageBytes = (int)database.Number("PRAGMA page_size");
        _checkpointer = new Checkpointer(path, options.CheckpointBytes, _pageBytes, _writerGate);
    }

    /// <inheritdoc/>
    public long Position => _writer.Position;

    /// <summary>The position; one process has the file open, so it knows.</summary>
    public ValueTask<long> RefreshAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Position);

    /// <summary>Bytes written to the write-ahead log since the store was opened.</summary>
    internal long LoggedBytes { get; private set; }

    /// <summary>Opens the store; makes folder and file when they are missing.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message lists everything.</exception>
    /// <exception cref="InvalidDataException">The file was written by another version or is damaged.</exception>
    public static EmbeddedSeriesStore Open(EmbeddedSeriesStoreOptions options)
    {
        var failures = options.Validate();
        if (failures.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", failures), nameof(options));
        }

        Directory.CreateDirectory(options.Folder);
        var path = Path.Combine(options.Folder, SeriesSchema.FileName);
        var database = SeriesSchema.OpenWriter(path, options.PageBytes);
        try
        {
            return new EmbeddedSeriesStore(options, path, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(IReadOnlyList<SeriesPatch> patches, long position, CancellationToken cancellationToken = default)
    {
        await EnterAsync(cancellationToken);
        try
        {
            PatchCheck.Require(patches, position, _writer.Position);
            var fresh = patches.Where(p => p.Sequence > _writer.Position).ToArray();
            if (fresh.Length > 0 || position > _writer.Position)
            {
                _writer.Append(fresh, position);
                CountWritten();
            }
        }
        finally
        {
            _writerGate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SeriesSlice>> ReadAsync(SeriesSelection selection, CancellationToken cancellationToken = default)
        => ReadAsync((selection, cancellationToken), static (reader, call) => reader.Read(call.selection, call.cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SeriesRevision>> ReadRevisionsAsync(
        SeriesSelection selection, AreaKey area, CancellationToken cancellationToken = default)
        => ReadAsync(
            (selection, area, cancellationToken),
            static (reader, call) => reader.ReadRevisions(call.selection, call.area, call.cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SeriesExtent>> ListAsync(AreaKey? shard, CancellationToken cancellationToken = default)
        => ReadAsync(shard, static (reader, wanted) => reader.List(wanted), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask WriteRollupsAsync(IReadOnlyList<RollupTable> rollups, CancellationToken cancellationToken = default)
    {
        await EnterAsync(cancellationToken);
        try
        {
            _writer.WriteRollups(rollups);
            CountWritten();
        }
        finally
        {
            _writerGate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<RollupTable?> ReadRollupAsync(Period period, AreaKey shard, CancellationToken cancellationToken = default)
        => ReadAsync((period, shard), static (reader, call) => reader.ReadRollup(call.period, call.shard), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ForgetAsync(AreaKey shard, string source, IReadOnlyCollection<Period> periods, CancellationToken cancellationToken = default)
    {
        await EnterAsync(cancellationToken);
        try
        {
            _writer.Forget(shard, source, periods);
            CountWritten();
        }
        finally
        {
            _writerGate.Release();
        }
    }

    /// <summary>Removes everything, the position too. The file keeps its size; the room is used again.</summary>
    public async ValueTask ClearAsync(CancellationToken cancellationToken = default)
    {
        await EnterAsync(cancellationToken);
        try
        {
            _writer.Clear();
            CountWritten();
        }
        finally
        {
            _writerGate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _checkpointer.DisposeAsync();
        await _writerGate.WaitAsync();
        for (var i = 0; i < MaxReaders; i++)
        {
            await _readerGate.WaitAsync();
        }

        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _writerGate.Release();
        _readerGate.Release(MaxReaders);
    }

    private async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _checkpointer.KeepUpAsync(cancellationToken);
        await _writerGate.WaitAsync(cancellationToken);
        if (_disposed)
        {
            _writerGate.Release();
            throw new ObjectDisposedException(nameof(EmbeddedSeriesStore));
        }

        try
        {
            _checkpointer.RequireHealthy();
        }
        catch
        {
            _writerGate.Release();
            throw;
        }
    }

    private async ValueTask<TResult> ReadAsync<TCall, TResult>(
        TCall call, Func<SeriesReader, TCall, TResult> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _readerGate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_readers.TryTake(out var reader))
            {
                reader = new SeriesReader(_path, _dictionaries);
            }

            try
            {
                var result = read(reader, call);
                _readers.Add(reader);
                return result;
            }
            catch
            {
                reader.Dispose();
                throw;
            }
        }
        finally
        {
            _readerGate.Release();
        }
    }

    private void CountWritten()
    {
        var bytes = (long)_writer.TakePagesWritten() * _pageBytes;
        LoggedBytes += bytes;
        _checkpointer.Count(bytes);
    }
}
