namespace Telemetry.Collector.Security;

/// <summary>Keeps the credentials in use as the file and the clock have them, so that no request has to look.</summary>
internal sealed partial class CredentialKeeper(KnownCredentials keys, ILogger<CredentialKeeper> log) : BackgroundService
{
    // A change of another process counts within a second, with room for a busy machine.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                keys.Refresh();
                failing = false;
            }
#pragma warning disable CA1031 // Whatever the file's trouble is, what was known before counts until it is over; said once.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!failing)
                {
                    LogFailed(log, e);
                }

                failing = true;
            }
        }
    }

    [LoggerMessage(EventId = 400, Level = LogLevel.Error, Message = "secrets.db cannot be read; changes of credentials by other processes do not count until it can")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
