using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>
/// Decides when the month's reports are written: at start, each morning, and again after a failure. What is written then is what the folder does not have:
/// months whose day came while the service was down, reports that later figures changed, and those that were published or restated, for which it looks at once. A month waits until it has been rolled up. Thread-safe.
/// </summary>
public sealed partial class ReportScheduler : BackgroundService
{
    private readonly ReportScheduleOptions _options;
    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly PublicationRecord _record;
    private readonly ReportFolder _folder;
    private readonly TimeProvider _time;
    private readonly ILogger<ReportScheduler> _logger;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<(Period Month, AreaKey Area), (long Newest, long Edition)> _looked = [];

    internal ReportScheduler(
        ReportScheduleOptions options, Catalogue.Catalogue catalogue, ISeriesStore store, PublicationRecord record, ReportFolder folder, TimeProvider time, ILogger<ReportScheduler> logger)
    {
        _options = options;
        _catalogue = catalogue;
        _store = store;
        _record = record;
        _folder = folder;
        _time = time;
        _logger = logger;
    }

    /// <summary>Why the last look failed; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Asks for a look at what is to be written. Cheap; never throws; any thread.</summary>
    public void LookNow() => _wake.Release();

    /// <summary>Writes what is due now and the folder does not have.</summary>
    /// <returns>Whether a month is still waiting for its rollup.</returns>
    public async Task<bool> WriteDueAsync(CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var extents = await _store.ListAsync(null, cancellationToken);
            var newest = ReportMonths.NewestByShard(extents);
            var isWaiting = false;
            foreach (var month in ReportMonths.Due(_catalogue, _time.GetUtcNow()))
            {
                var open = OpenIn(month, extents, newest);
                if (open.Count == 0)
                {
                    continue;
                }

                if (!await IsRolledUpAsync(month, extents, cancellationToken))
                {
                    isWaiting = true;
                    continue;
                }

                var written = await _folder.WriteAsync(_options.Folder, month, [.. open.Select(o => o.Area)], cancellationToken);
                foreach (var (area, looked) in open)
                {
                    _looked[(month, area.Key)] = looked;
                }

                if (written > 0)
                {
                    LogWritten(_logger, written, month);
                }
            }

            return isWaiting;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
        _one.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var retry = _options.RetryTime;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            var decided = _record.State;
            try
            {
                var isWaiting = await WriteDueAsync(stoppingToken);
                wait = isWaiting ? _options.WaitTime : PublicationDay.NextLook(_time.GetUtcNow()) - _time.GetUtcNow();
                retry = _options.RetryTime;
                Recover();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The folder or the store is out of reach: wait and go on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Fail(e);
                wait = retry;
                retry = retry * 2 < _options.LongestRetryTime ? retry * 2 : _options.LongestRetryTime;
            }

            await WaitAsync(wait, decided, stoppingToken);
        }
    }

    // Provinces of which something came, or was published, since they were last looked at.
    private List<(Area Area, (long Newest, long Edition) Looked)> OpenIn(Period month, IReadOnlyList<SeriesExtent> extents, IReadOnlyDictionary<AreaKey, long> newest) =>
    [
        .. ReportMonths.Provinces(_catalogue, month, extents)
            .Select(a => (Area: a, Looked: (ReportMonths.Newest(_catalogue, a, newest), _record.Covering(a, month)?.Sequence ?? 0)))
            .Where(a => !_looked.TryGetValue((month, a.Area.Key), out var looked) || looked != a.Looked),
    ];

    private async Task<bool> IsRolledUpAsync(Period month, IReadOnlyList<SeriesExtent> extents, CancellationToken cancellationToken) =>
        await _store.ReadRollupAsync(month, _catalogue.Country.Key, cancellationToken) is { } rollup
        && rollup.CatalogueVersion == _catalogue.Version
        && rollup.Position >= ReportMonths.Newest(month, extents);

    private async Task WaitAsync(TimeSpan wait, long decided, CancellationToken stoppingToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var woken = _wake.WaitAsync(timer.Token);
        var published = _record.WaitForAsync(decided + 1, timer.Token).AsTask();
        await Task.WhenAny(woken, published, Task.Delay(wait, _time, timer.Token));
        await timer.CancelAsync();
        await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await published.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Said once for each cause; health says it as long as it lasts.
    private void Fail(Exception error)
    {
        if (Trouble != error.Message)
        {
            Trouble = error.Message;
            LogFailed(_logger, _options.Folder, error);
        }
    }

    private void Recover()
    {
        if (Trouble is not null)
        {
            Trouble = null;
            LogRecovered(_logger, _options.Folder);
        }
    }

    [LoggerMessage(EventId = 600, Level = LogLevel.Information, Message = "Wrote {Count} reports of {Month}")]
    private static partial void LogWritten(ILogger logger, int count, Period month);

    [LoggerMessage(EventId = 601, Level = LogLevel.Error, Message = "The month's reports could not be written to {Folder}; it is tried again, at most an hour apart. "
        + "See that the folder is there, may be written to, has space, and that one process alone writes to it; what is missing is then made up")]
    private static partial void LogFailed(ILogger logger, string folder, Exception error);

    [LoggerMessage(EventId = 602, Level = LogLevel.Information, Message = "Reports are written to {Folder} again")]
    private static partial void LogRecovered(ILogger logger, string folder);
}
