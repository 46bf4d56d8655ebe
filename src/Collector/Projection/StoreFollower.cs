using Telemetry.Collector.Hosting;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Projection;

/// <summary>Looks where the store is by now, which another process fills: answers are given as of that position.</summary>
internal sealed partial class StoreFollower(ISeriesStore store, Action<long> moved, TimeProvider time, ILogger<StoreFollower> log) : BackgroundService, IHealthPart
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private volatile string? _trouble = "not asked yet";

    /// <inheritdoc/>
    public HealthFinding Look()
    {
        var facts = new Dictionary<string, object> { ["projectedSequence"] = store.Position };
        return _trouble is null ? HealthFinding.Ready("seriesStore", facts) : HealthFinding.Degraded("seriesStore", "InfluxDB cannot be read; questions for figures are answered with unavailable. The log says more", facts);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var wait = Interval; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                var before = store.Position;
                if (await store.RefreshAsync(stoppingToken) is var position && position != before)
                {
                    moved(position);
                }

                (_trouble, wait) = (null, Interval);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever the store's trouble is, it is asked again; said once.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_trouble is null or "not asked yet")
                {
                    LogFailed(log, e);
                }

                _trouble = e.Message;
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 210, Level = LogLevel.Warning, Message = "The series store cannot be read; trying again until it can")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
