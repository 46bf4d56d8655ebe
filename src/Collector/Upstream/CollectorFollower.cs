using Telemetry.Collector.Hosting;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Projection;

namespace Telemetry.Collector.Upstream;

/// <summary>
/// Follows the collector for as long as the process runs: who is known, what was decided, which catalogue is in use. Reconnects with growing pauses; what was
/// known goes on counting meanwhile, credentials only for a while.
/// </summary>
internal sealed partial class CollectorFollower(
    CollectorOptions options, LedgerClient client, CollectorChannel channel, FollowedCredentials credentials, CatalogueCopy copy, IServiceProvider services, TimeProvider time,
    ILogger<CollectorFollower> log)
    : BackgroundService, IHealthPart
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    // A front can do nothing alone; the others have their own to answer with.
    private readonly HealthLevel _need = options.Target == Target.Front ? HealthLevel.Unavailable : HealthLevel.Degraded;
    private readonly IDecisionFollower[] _decisions = [.. services.GetServices<IDecisionFollower>()];
    private volatile string? _trouble = "not connected yet";
    private volatile string? _unknownVersion;
    private long _head;

    /// <summary>Whether the collector answers.</summary>
    public bool IsConnected => _trouble is null;

    /// <inheritdoc/>
    public HealthFinding Look()
    {
        var facts = new Dictionary<string, object> { ["ledgerSequence"] = Interlocked.Read(ref _head) };
        return copy.Present is null ? HealthFinding.Unavailable("catalogue", "there is no copy yet, and the collector has not been reached", facts)
            : !credentials.IsCurrent ? HealthFinding.Unavailable("collector", "cannot be reached; who may come in is not known", facts)
            : _trouble is not null ? new HealthFinding(_need, "collector", "cannot be reached", facts)
            : _unknownVersion is { } version ? HealthFinding.Degraded("catalogue", $"version {version} of the collector cannot be read; this program may be older", facts)
            : HealthFinding.Ready("collector", facts);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var ledger = KeepAsync(FollowLedgerAsync, stoppingToken);
        if (copy.Present is null)
        {
            // Without a catalogue there is nothing that anybody could be let in to.
            LogWaiting(log);
            await ledger;
            return;
        }

        await Task.WhenAll(ledger, KeepAsync(FollowCredentialsAsync, stoppingToken));
    }

    private async Task FollowLedgerAsync(Action heard, CancellationToken cancellationToken)
    {
        // From where the last of them is; what the others have taken in before changes nothing.
        var from = _decisions.Length > 0 ? _decisions.Min(d => d.Through) + 1 : 0;
        await foreach (var page in client.ReadAsync(from, cancellationToken))
        {
            Interlocked.Exchange(ref _head, page.Head);
            foreach (var follower in _decisions)
            {
                follower.TakeIn(page.Decisions, page.Through, page.Head);
            }

            if (page.CatalogueVersion == copy.Present?.Version)
            {
                _unknownVersion = null;
            }
            else if (page.CatalogueVersion != _unknownVersion)
            {
                await ReplaceAsync(page.CatalogueVersion, cancellationToken);
            }

            heard();
            if (_trouble is not null)
            {
                _trouble = null;
                LogConnected(log, page.Head);
            }
        }
    }

    private async Task FollowCredentialsAsync(Action heard, CancellationToken cancellationToken)
    {
        await foreach (var snapshot in client.ReadCredentialsAsync(cancellationToken))
        {
            if (snapshot is { } known)
            {
                credentials.Take(known);
            }
            else
            {
                credentials.Hear();
            }

            heard();
        }
    }

    private async Task ReplaceAsync(string version, CancellationToken cancellationToken)
    {
        if (copy.TryReplace(version, await client.GetCatalogueAsync(version, cancellationToken)))
        {
            _unknownVersion = null;
            LogCatalogue(log, version);
        }
        else
        {
            _unknownVersion = version;
            LogUnknown(log, version);
        }
    }

    private async Task KeepAsync(Func<Action, CancellationToken, Task> follow, CancellationToken stoppingToken)
    {
        var (wait, said) = (FirstWait, (string?)null);
        void Hear() => (wait, said) = (FirstWait, null);

        for (; !stoppingToken.IsCancellationRequested; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                channel.Renew();
                await follow(Hear, stoppingToken);
                said = Lose(null, said);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever the trouble is, what was known goes on counting: wait and connect again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                said = Lose(e, said);
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A reason is said once, by whichever follower has it first, and again after it was reached.
    private string Lose(Exception? error, string? said)
    {
        var reason = ((error as LedgerOutOfReachException)?.InnerException ?? error)?.Message ?? "it ended the connection";
        if (Interlocked.Exchange(ref _trouble, reason) != reason && reason != said)
        {
            LogLost(log, reason);
        }

        return reason;
    }

    [LoggerMessage(EventId = 500, Level = LogLevel.Information, Message = "Follows the collector, whose ledger is at {Head}")]
    private static partial void LogConnected(ILogger logger, long head);

    [LoggerMessage(EventId = 504, Level = LogLevel.Information, Message = "There is no copy of the catalogue yet: waiting for the collector, which has it")]
    private static partial void LogWaiting(ILogger logger);

    [LoggerMessage(EventId = 501, Level = LogLevel.Warning, Message = "The collector cannot be reached; trying again until it can: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);

    [LoggerMessage(EventId = 502, Level = LogLevel.Information, Message = "The collector uses the catalogue {Version}; going on with that one")]
    private static partial void LogCatalogue(ILogger logger, string version);

    [LoggerMessage(EventId = 503, Level = LogLevel.Error, Message = "The collector's catalogue {Version} cannot be read; this program may be older than the collector. Going on with the one before")]
    private static partial void LogUnknown(ILogger logger, string version);
}
