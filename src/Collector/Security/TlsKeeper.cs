namespace Telemetry.Collector.Security;

/// <summary>
/// Looks at the certificate files every two seconds, and says once a day when the certificate ends soon. One that has ended is served all
/// the same: senders that notice stop by themselves, and refusing the others would only lose their figures. The content is compared, not the time: it works
/// on links that are switched and on any file system.
/// </summary>
internal sealed partial class TlsKeeper(TlsFiles files, TimeProvider time, ILogger<TlsKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private DateOnly _warned;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (files.IsOn && !stoppingToken.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        var change = files.TryReload(out var problem);
        var certificate = files.Certificate!;
        var end = certificate.NotAfter.ToUniversalTime();
        switch (change)
        {
            case TlsChange.Reloaded:
                _warned = default;
                LogReloaded(log, certificate.Thumbprint, end);
                break;
            case TlsChange.Unusable:
                LogUnusable(log, problem);
                break;
            default:
                break;
        }

        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (end - now.UtcDateTime > Soon || today == _warned)
        {
            return;
        }

        _warned = today;
        if (end < now.UtcDateTime)
        {
            LogEnded(log, end);
        }
        else
        {
            LogEndsSoon(log, end);
        }
    }

    [LoggerMessage(EventId = 420, Level = LogLevel.Information, Message = "New connections get the certificate with the SHA-1 thumbprint {Thumbprint}, valid until {Until:yyyy-MM-dd HH:mm} UTC")]
    private static partial void LogReloaded(ILogger logger, string thumbprint, DateTime until);

    [LoggerMessage(EventId = 421, Level = LogLevel.Warning, Message = "The certificate files changed and cannot be used, so the ones before still count: {Problem}")]
    private static partial void LogUnusable(ILogger logger, string problem);

    [LoggerMessage(EventId = 422, Level = LogLevel.Warning, Message = "The service's certificate ends on {Until:yyyy-MM-dd HH:mm} UTC; put the next one into the same files")]
    private static partial void LogEndsSoon(ILogger logger, DateTime until);

    [LoggerMessage(EventId = 423, Level = LogLevel.Error, Message = "The service's certificate ended on {Until:yyyy-MM-dd HH:mm} UTC; clients that check it do not connect. Put the next one into the same files")]
    private static partial void LogEnded(ILogger logger, DateTime until);
}
