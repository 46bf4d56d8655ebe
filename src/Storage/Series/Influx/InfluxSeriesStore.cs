using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// The series store in InfluxDB (see docs/decisions/0005 and 0018), which several processes can share: one writes, the others call
/// <see cref="RefreshAsync"/> to see more. Thread-safe. InfluxDB has no transactions, so the position is written after all else, and
/// nothing beyond it is ever read: an append is seen whole or not at all.
/// </summary>
public sealed class InfluxSeriesStore : ISeriesStore
{
    private const int QueriesAtOnce = 4;

    private readonly InfluxClient _client;
    private readonly InfluxDatabase _database;
    private readonly InfluxWriter _writer;
    private readonly PatchWriter _patches;
    private readonly InfluxRollups _rollups;
    private readonly ExtentCache _extents;
    private readonly SemaphoreSlim _writing = new(1);
    private long _position;
    private volatile bool _met;

    private InfluxSeriesStore(InfluxSeriesStoreOptions options, TimeProvider time, Func<string, int> decimals, ILogger logger)
    {
        _client = new InfluxClient(options, time);
        _database = new InfluxDatabase(_client, options);
        _writer = new InfluxWriter(_client, logger);
        _patches = new PatchWriter(_writer, _database, options);
        _rollups = new InfluxRollups(_writer, _database, options, decimals);
        _extents = new ExtentCache(_client);
    }

    /// <summary>The position as far as this process knows; 0 until InfluxDB was reached.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>Points that InfluxDB has refused for good since this process began: figures that it lacks although the position has passed them. 0 unless somebody else writes into the database.</summary>
    public long RejectedPoints => _writer.Rejected;

    /// <summary>Makes the store; InfluxDB is not asked for anything yet, so that a service can start before it.</summary>
    /// <param name="options">Where it lies.</param>
    /// <param name="time">The clock that waits and timeouts go by.</param>
    /// <param name="decimals">Decimals by which the catalogue scales a metric; for the sums that dashboards read. Default: none.</param>
    /// <param name="logger">Hears of points that are refused for good.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message lists everything.</exception>
    public static InfluxSeriesStore Open(InfluxSeriesStoreOptions options, TimeProvider time, Func<string, int>? decimals = null, ILogger? logger = null)
    {
        var failures = options.Validate();
        return failures.Count == 0
            ? new InfluxSeriesStore(options, time, decimals ?? (_ => 0), logger ?? NullLogger.Instance)
            : throw new ArgumentException(string.Join("; ", failures), nameof(options));
    }

    /// <inheritdoc/>
    /// <exception cref="InfluxSetupException">A person has to mend something first.</exception>
    /// <exception cref="SeriesStoreUnavailableException">InfluxDB cannot be asked at present.</exception>
    public async ValueTask<long> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var before = Position;
        var read = await WatchedAsync(async () =>
        {
            if (!_met)
            {
                await _database.EnsureAsync(cancellationToken);
            }

            return await _database.PositionAsync(cancellationToken);
        });

        // An append of this process may have moved it meanwhile; that is newer.
        if (Interlocked.CompareExchange(ref _position, read, before) == before && read < before)
        {
            await _extents.ClearAsync();
        }

        _met = true;
        return Position;
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(IReadOnlyList<SeriesPatch> patches, long position, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var expected = Position;
            await MeetAsync(cancellationToken);
            var present = Position;
            if (present < expected)
            {
                throw PatchWriter.Moved(expected, present);
            }

            PatchCheck.Require(patches, position, present);
            PatchCheck.RequireDistinct(patches);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(position, InfluxLayout.MaxSequence);
            if (position > present)
            {
                SeriesPatch[] fresh = [.. patches.Where(p => p.Sequence > present && p.Columns.Any(c => c.Values.Length > 0))];
                await WatchedAsync(() => _patches.WriteAsync(fresh, present, position, cancellationToken));
                await _extents.AddAsync(fresh, present, position);
                Interlocked.Exchange(ref _position, position);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SeriesSlice>> ReadAsync(SeriesSelection selection, CancellationToken cancellationToken = default)
    {
        var (asOf, plan) = await PlanAsync(selection, cancellationToken);
        SliceRows[] parts = [.. plan.SelectMany(p => p.Shards.Select(shard => new SliceRows(p.Period, shard)))];
        await EachAsync(parts, part => InfluxQuery.Figures(part.Period, selection, asOf, part.Shard), cancellationToken);
        return [.. parts.SelectMany(part => part.Slices())];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SeriesRevision>> ReadRevisionsAsync(
        SeriesSelection selection, AreaKey area, CancellationToken cancellationToken = default)
    {
        var (asOf, plan) = await PlanAsync(selection, cancellationToken);
        RevisionRows[] parts = [.. plan.Select(p => new RevisionRows(p.Period))];
        await EachAsync(parts, part => InfluxQuery.Figures(part.Period, selection, asOf, selection.Shard, area), cancellationToken);
        return [.. parts.SelectMany(part => part.Revisions).OrderBy(r => r.Sequence)];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SeriesExtent>> ListAsync(AreaKey? shard, CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        return await WatchedAsync(() => _extents.UseAsync(Position, extents => extents.List(shard), cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask WriteRollupsAsync(IReadOnlyList<RollupTable> rollups, CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        await WatchedAsync(() => _rollups.WriteAsync(rollups, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<RollupTable?> ReadRollupAsync(Period period, AreaKey shard, CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        return await WatchedAsync(() => _rollups.ReadAsync(period, shard, cancellationToken));
    }

    /// <summary>Removes all values and revisions of these periods of a source in a shard; extents and rollups stay.</summary>
    /// <exception cref="NotSupportedException">This InfluxDB does not delete by InfluxQL (version 3).</exception>
    public async ValueTask ForgetAsync(AreaKey shard, string source, IReadOnlyCollection<Period> periods, CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        foreach (var run in PeriodRun.Of(periods))
        {
            await WatchedAsync(() => _database.DeleteAsync(InfluxQuery.Forget(shard, source, run), cancellationToken));
        }
    }

    /// <inheritdoc/>
    public async ValueTask ClearAsync(CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await WatchedAsync(() => _database.ClearAsync(cancellationToken));
            Interlocked.Exchange(ref _position, 0);
            await _extents.ClearAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _extents.Dispose();
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task MeetAsync(CancellationToken cancellationToken)
    {
        if (!_met)
        {
            await RefreshAsync(cancellationToken);
        }
    }

    // After trouble it may be another database: what was known of it is looked up again before anything else.
    private async Task<T> WatchedAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (InfluxAnsweredException e)
        {
            _met = false;
            throw new SeriesStoreUnavailableException($"InfluxDB answered with an error: {e.Message}", e);
        }
        catch
        {
            _met = false;
            throw;
        }
    }

    // What can be selected at all: periods with the shards that have something. Nothing is asked for anything else.
    private async Task<(long AsOf, List<(Period Period, AreaKey[] Shards)> Plan)> PlanAsync(SeriesSelection selection, CancellationToken cancellationToken)
    {
        await MeetAsync(cancellationToken);
        var asOf = Math.Min(selection.AsOf, Position);
        if (asOf < 1 || selection.Metrics?.Count == 0)
        {
            return (asOf, []);
        }

        var plan = await WatchedAsync(() => _extents.UseAsync(
            Position,
            extents => selection.Periods.Distinct().Order().Select(p => (Period: p, Shards: extents.ShardsWith(p, selection, asOf))).Where(p => p.Shards.Length > 0).ToList(),
            cancellationToken));
        return (asOf, plan);
    }

    private Task<int> EachAsync<TRows>(TRows[] parts, Func<TRows, string> query, CancellationToken cancellationToken)
        where TRows : IInfluxRows
        => WatchedAsync(async () =>
        {
            await Parallel.ForEachAsync(
                parts,
                new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellationToken },
                async (part, cancelled) => await _client.QueryAsync(query(part), part, cancelled));
            return parts.Length;
        });
}
