using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Diagnostics;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Projection;

/// <summary>
/// Copies the ledger into the series store, in order, for as long as the service runs. It never loses an entry: its place is
/// the store's own position, so after any failure it goes on from what the store has. While the store is down intake goes on.
/// </summary>
public sealed partial class Projector : BackgroundService
{
    // Larger batches win nothing and keep megabytes of decoded columns alive across collections: measured, docs/performance.md.
    private const int BatchBytes = 1024 * 1024;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Ledger _ledger;
    private readonly ISeriesStore _store;
    private readonly PatchMapper _mapper;
    private readonly Action<long, TimeSpan> _projected;
    private readonly ProjectionMetrics _metrics;
    private readonly ArrivalTraces _traces;
    private readonly TimeProvider _time;
    private readonly ILogger<Projector> _logger;
    private readonly long _firstHead;
    private bool _hasMet;
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A projector from the ledger to the store that tells <paramref name="projected"/> each new position, and how old the oldest figure is that the store still lacks.</summary>
    public Projector(
        Ledger ledger, ISeriesStore store, CatalogueArchive catalogues, Action<long, TimeSpan> projected, ProjectionMetrics metrics, ArrivalTraces traces, TimeProvider time, ILogger<Projector> logger)
    {
        _ledger = ledger;
        _firstHead = ledger.Head.Sequence;
        _store = store;
        _mapper = new PatchMapper(catalogues.Get);
        _projected = projected;
        _metrics = metrics;
        _traces = traces;
        _time = time;
        _logger = logger;
        _metrics.Watch(() => Math.Max(0, _ledger.Head.Sequence - _store.Position), Age, () => Trouble is not null);
    }

    /// <summary>Why the last attempt failed; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Values projected since this projector was made.</summary>
    public long Values { get; private set; }

    /// <summary>Projects everything that the ledger has by now; for commands and for rebuilding.</summary>
    public async Task CatchUpAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        while (_store.Position < _ledger.Head.Sequence)
        {
            await ProjectBatchAsync(cancellationToken);
            progress?.Report(_store.Position);
        }
    }

    /// <summary>Waits until the store has that ledger sequence.</summary>
    public async Task WaitForAsync(long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = Volatile.Read(ref _moved).Task;
            if (_store.Position >= sequence)
            {
                return;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var wait = FirstWait;
        var isMet = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isMet)
                {
                    // Another process may have emptied or filled it, or it came back from a backup: its place is where it says.
                    await _store.RefreshAsync(stoppingToken);
                    isMet = true;
                    RequireNotAhead();
                    TellIfWhole();
                }

                await _ledger.WaitForAsync(_store.Position + 1, stoppingToken);
                await ProjectBatchAsync(stoppingToken);
                Trouble = null;
                wait = FirstWait;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever the store's trouble is, the ledger has the figures: wait and go on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                isMet = false;
                Trouble = e.Message;
                _projected(_store.Position, TimeSpan.Zero);
                LogFailed(_logger, _store.Position, wait, e);
                await Task.Delay(wait, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private TimeSpan Age() => _store.Position < _ledger.Head.Sequence && _ledger.Header(_store.Position + 1) is { } oldest ? _time.GetUtcNow() - oldest.Time : TimeSpan.Zero;

    // It may have all already: what failed last has arrived after all, or another process filled it.
    private void TellIfWhole()
    {
        if (_store.Position == _ledger.Head.Sequence)
        {
            Trouble = null;
            _projected(_store.Position, TimeSpan.Zero);
            LetGo();
        }
    }

    private void LetGo() => Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    // At the start this was checked where the store answered; one that was out of reach then is checked here, against the ledger of then: what came in since
    // the store cannot have yet.
    private void RequireNotAhead()
    {
        if (StorePosition.Fault(_store, _hasMet ? _ledger.Head.Sequence : _firstHead) is { } fault)
        {
            throw new InvalidDataException(fault);
        }

        _hasMet = true;
    }

    private async Task ProjectBatchAsync(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var batch = _ledger.Read(_store.Position + 1, BatchBytes);
        var entries = batch.Entries;
        if (entries.Count == 0)
        {
            return;
        }

        var begun = _time.GetUtcNow();
        var patches = new List<SeriesPatch>();
        foreach (var entry in entries)
        {
            _mapper.Map(entry, patches);
        }

        var position = entries[^1].Header.Sequence;
        await _store.AppendAsync(patches, position, cancellationToken);
        Values += patches.Sum(p => p.Columns.Sum(c => (long)c.Values.Length));
        if (_traces.IsExpecting)
        {
            CollectorSpans.Projected(_traces, entries, patches, begun, _time.GetUtcNow());
        }

        _metrics.Projected(entries.Count, _time.GetElapsedTime(started));
        _projected(position, position < _ledger.Head.Sequence ? _time.GetUtcNow() - entries[^1].Header.Time : TimeSpan.Zero);
        LetGo();
    }

    [LoggerMessage(EventId = 200, Level = LogLevel.Error, Message = "Projection after ledger sequence {Position} failed; trying again in {Wait}")]
    private static partial void LogFailed(ILogger logger, long position, TimeSpan wait, Exception error);
}
