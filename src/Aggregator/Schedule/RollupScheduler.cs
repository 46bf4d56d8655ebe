using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Retention;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Schedule;

/// <summary>
/// Decides when rollups are computed: at start, soon after figures arrived, when a month ended, and again after a failure. What
/// is computed each time is what the table of due periods says. Once a day it drops days that are not kept any longer. Thread-safe.
/// </summary>
public sealed partial class RollupScheduler : BackgroundService
{
    private readonly RollupScheduleOptions _options;
    private readonly ISeriesStore _store;
    private readonly DueWork _work;
    private readonly RetentionSweep _sweep;
    private readonly Backlog _backlog;
    private readonly ArrivalWindow _arrivals;
    private readonly TimeProvider _time;
    private readonly ILogger<RollupScheduler> _logger;
    private long _seen;

    internal RollupScheduler(
        RollupScheduleOptions options,
        Catalogue.Catalogue catalogue,
        ISeriesStore store,
        RunRollup run,
        RunTable runs,
        ArrivalTraces traces,
        RollupMetrics metrics,
        RetentionSweep sweep,
        TimeProvider time,
        ILogger<RollupScheduler> logger)
    {
        _options = options;
        _store = store;
        _sweep = sweep;
        _time = time;
        _logger = logger;
        _backlog = new Backlog(options.RetryTime, options.LongestRetryTime, time);
        _arrivals = new ArrivalWindow(options.QuietTime, options.LongestWait, time);
        _work = new DueWork(catalogue, store, run, runs, _backlog, traces, metrics, sweep.Retention, time, logger);
        metrics.Watch(() => _backlog.Count, () => _arrivals.Age is { } age && age > _backlog.Age ? age : _backlog.Age, () => _backlog.Failing);
    }

    /// <summary>Told after each look of the schedule's own that came to its end, what ran.</summary>
    internal Action<IReadOnlyList<DueRun>>? Looked { get; set; }

    /// <summary>Why the last look failed; null while all is well. A failed period is no such trouble.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The series store is at a new ledger position. Cheap; never throws; any thread.</summary>
    public void Notify(long position)
    {
        See(position);
        _arrivals.Arrive();
    }

    /// <summary>Asks for a look at what is due without waiting for quiet. Cheap; never throws; any thread.</summary>
    public void LookNow() => _arrivals.AskAtOnce();

    /// <summary>
    /// Computes everything that is due now, failed periods that wait to be tried again too, and says what became of each. Waits
    /// for a run under way. A period's failure is in the answer; a store or table out of reach is an exception.
    /// </summary>
    public Task<IReadOnlyList<DueRun>> RunDueNowAsync(CancellationToken cancellationToken = default) =>
        _work.RunAsync(evenThoseThatWait: true, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _work.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        _arrivals.AskAtOnce(); // what was missed while the service was down
        var wait = _options.RetryTime;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await IsLookWantedAsync(stoppingToken))
                {
                    await LookAsync(stoppingToken);
                    wait = _options.RetryTime;
                }

                // After a look: what is dropped has been rolled up before.
                await _sweep.RunDailyAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The store or the table is out of reach: wait and go on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Trouble = e.Message;
                LogFailed(_logger, wait, e);
                _arrivals.AskAtOnce();
                await Task.Delay(wait, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                wait = wait * 2 < _options.LongestRetryTime ? wait * 2 : _options.LongestRetryTime;
            }
        }
    }

    private async Task<bool> IsLookWantedAsync(CancellationToken cancellationToken)
    {
        var untilRetry = _backlog.UntilRetry;
        if (await _arrivals.WaitAsync(untilRetry < _options.PollTime ? untilRetry.Value : _options.PollTime, cancellationToken)
            || _backlog.UntilRetry <= TimeSpan.Zero)
        {
            return true;
        }

        var position = _store.Position;
        if (position != Interlocked.Read(ref _seen))
        {
            Notify(position);
        }

        return false;
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        _arrivals.Take();
        See(_store.Position);
        var ran = await _work.RunAsync(evenThoseThatWait: false, cancellationToken);
        Trouble = null;
        Looked?.Invoke(ran);
    }

    // A store that goes back has been emptied, and the results with it.
    private void See(long position)
    {
        if (Interlocked.Exchange(ref _seen, position) > position)
        {
            _work.Doubt();
        }
    }

    [LoggerMessage(EventId = 310, Level = LogLevel.Error, Message = "Looking at which periods are due failed; trying again in {Wait}")]
    private static partial void LogFailed(ILogger logger, TimeSpan wait, Exception error);
}
