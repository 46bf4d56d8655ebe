using System.Globalization;
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
    private const int RollupTries = 5;

    private readonly InfluxSeriesStoreOptions _options;
    private readonly InfluxClient _client;
    private readonly InfluxDatabase _database;
    private readonly InfluxWriter _writer;
    private readonly SumLines _sums;
    private readonly ExtentMap _extents = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _listing = new(1);
    private long _position;
    private volatile bool _met;

    private InfluxSeriesStore(InfluxSeriesStoreOptions options, TimeProvider time, Func<string, int> decimals, ILogger logger)
    {
        _sums = new SumLines(decimals);
        _options = options;
        _client = new InfluxClient(options, time);
        _database = new InfluxDatabase(_client, options);
        _writer = new InfluxWriter(_client, logger);
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
            await WithExtentsAsync(
                extents =>
                {
                    extents.Clear();
                    return 0;
                },
                cancellationToken);
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
                throw Moved(expected, present);
            }

            PatchCheck.Require(patches, position, present);
            PatchCheck.RequireDistinct(patches);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(position, InfluxLayout.MaxSequence);
            if (position > present)
            {
                SeriesPatch[] fresh = [.. patches.Where(p => p.Sequence > present && p.Columns.Any(c => c.Values.Length > 0))];
                await WatchedAsync(() => WriteAsync(fresh, present, position, cancellationToken));
                await RememberAsync(fresh, present, position);
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
        return await WithExtentsAsync(extents => extents.List(shard), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask WriteRollupsAsync(IReadOnlyList<RollupTable> rollups, CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        await WatchedAsync(async () =>
        {
            var batch = new LineBatch(_options.MaxBatchPoints, _options.MaxBatchBytes);
            foreach (var rollup in rollups)
            {
                var before = await ReadRollupAsync(rollup.Period, rollup.Shard, cancellationToken);
                foreach (var _ in _sums.Write(rollup, before, batch))
                {
                    await SendFullAsync(batch, cancellationToken);
                }

                RollupText.WriteLine(rollup, batch);
                await SendFullAsync(batch, cancellationToken);
            }

            await _writer.StoreAsync(batch, batch.Count, cancellationToken);
            return 0;
        });
    }

    /// <inheritdoc/>
    public async ValueTask<RollupTable?> ReadRollupAsync(Period period, AreaKey shard, CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        for (var tries = 1; ; tries++)
        {
            var rows = await WatchedAsync(() => _database.RowsAsync(InfluxQuery.Rollup(period, shard), cancellationToken));
            try
            {
                return rows.Count == 0 ? null : RollupText.Read(rows[0], period, shard);
            }
            catch (InvalidDataException) when (tries < RollupTries)
            {
                // Somebody replaced it between two of its fields.
            }
        }
    }

    /// <summary>Removes all values and revisions of these periods of a source in a shard; extents and rollups stay.</summary>
    /// <exception cref="NotSupportedException">This InfluxDB does not delete by InfluxQL (version 3).</exception>
    public async ValueTask ForgetAsync(AreaKey shard, string source, IReadOnlyCollection<Period> periods, CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        foreach (var (first, last) in Runs(periods))
        {
            await WatchedAsync(async () =>
            {
                await _database.DeleteAsync(InfluxQuery.Forget(shard, source, first, last), cancellationToken);
                return 0;
            });
        }
    }

    /// <inheritdoc/>
    public async ValueTask ClearAsync(CancellationToken cancellationToken = default)
    {
        await MeetAsync(cancellationToken);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await WatchedAsync(async () =>
            {
                await _database.ClearAsync(cancellationToken);
                return 0;
            });
            Interlocked.Exchange(ref _position, 0);
            await WithExtentsAsync(
                extents =>
                {
                    extents.Clear();
                    return 0;
                },
                CancellationToken.None);
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

    private async Task<int> WriteAsync(SeriesPatch[] patches, long present, long position, CancellationToken cancellationToken)
    {
        var batch = new LineBatch(_options.MaxBatchPoints, _options.MaxBatchBytes);
        foreach (var patch in patches)
        {
            var lines = new PatchLines(patch);
            for (var row = 0; row < patch.Areas.Length; row++)
            {
                if (lines.Write(row, batch))
                {
                    await SendFullAsync(batch, cancellationToken);
                }
            }
        }

        foreach (var entry in patches.GroupBy(p => p.Sequence))
        {
            EntryText.WriteLines(entry.Key, entry, batch);
            await SendFullAsync(batch, cancellationToken);
        }

        await _writer.StoreAsync(batch, batch.Count, cancellationToken);
        await MoveAsync(present, position, cancellationToken);
        return patches.Length;
    }

    private async Task SendFullAsync(LineBatch batch, CancellationToken cancellationToken)
    {
        if (batch.IsOver)
        {
            await _writer.StoreAsync(batch, batch.Count - 1, cancellationToken);
            batch.Clear(keep: 1);
        }
    }

    // From here on readers see what was written. A database that was restored or emptied in between must not get a gap.
    private async Task MoveAsync(long present, long position, CancellationToken cancellationToken)
    {
        var found = await _database.PositionAsync(cancellationToken);
        if (found != present)
        {
            throw Moved(present, found);
        }

        var batch = new LineBatch(1, int.MaxValue);
        batch.Add(string.Create(CultureInfo.InvariantCulture, $"{InfluxLayout.Positions} layout={InfluxLayout.Version}i,sequence={position}i {position}"));
        batch.EndLine();
        await _writer.StoreAsync(batch, 1, cancellationToken);
    }

    private async Task RememberAsync(SeriesPatch[] patches, long present, long position)
    {
        await _listing.WaitAsync(CancellationToken.None);
        if (_extents.Position == present)
        {
            foreach (var patch in patches)
            {
                _extents.Add(patch.Shard, patch.Source, patch.Period, patch.Sequence);
            }

            _extents.Position = position;
        }

        Interlocked.Exchange(ref _position, position);
        _listing.Release();
    }

    private async Task<T> WithExtentsAsync<T>(Func<ExtentMap, T> use, CancellationToken cancellationToken)
    {
        await _listing.WaitAsync(cancellationToken);
        try
        {
            var position = Position;
            if (_extents.Position < position)
            {
                await WatchedAsync(async () =>
                {
                    await _client.QueryAsync(InfluxQuery.Entries(_extents.Position, position), _extents, cancellationToken);
                    return _extents.Position = position;
                });
            }

            return use(_extents);
        }
        finally
        {
            _listing.Release();
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

        var plan = await WithExtentsAsync(
            extents => selection.Periods.Distinct().Order().Select(p => (Period: p, Shards: extents.ShardsWith(p, selection, asOf))).Where(p => p.Shards.Length > 0).ToList(),
            cancellationToken);
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

    // Periods of one grain that follow each other, as first and last: one statement deletes them all.
    private static IEnumerable<(Period First, Period Last)> Runs(IEnumerable<Period> periods)
    {
        foreach (var grain in periods.Distinct().GroupBy(p => p.Grain))
        {
            var ordered = grain.Order().ToList();
            var first = 0;
            for (var i = 1; i <= ordered.Count; i++)
            {
                if (i == ordered.Count || ordered[i] != ordered[i - 1].Next())
                {
                    yield return (ordered[first], ordered[i - 1]);
                    first = i;
                }
            }
        }
    }

    private static InvalidOperationException Moved(long expected, long found) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"InfluxDB's database is at position {found}, not at {expected}: it was restored, emptied, or somebody else writes it; it has to be filled from there"));
}
