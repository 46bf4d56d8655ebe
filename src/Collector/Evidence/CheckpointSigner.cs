using Telemetry.Collector.Hosting;
using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Evidence;

/// <summary>
/// Signs checkpoints while the service runs: when enough entries lie behind the last one, or the first of them has waited long enough. A clean stop signs nothing; what waits is signed when its
/// time comes after the next start. Durations are measured, not told by the clock: one that goes back delays a checkpoint by the interval at most.
/// </summary>
internal sealed partial class CheckpointSigner(
    Ledger ledger, LedgerTree tree, CheckpointKey key, CheckpointOptions options, TimeProvider time, ILogger<CheckpointSigner> log) : BackgroundService, IHealthPart
{
    private const string Name = "checkpoints";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private volatile string? _trouble;
    private long _signed;

    /// <inheritdoc/>
    public HealthFinding Look()
    {
        var facts = new Dictionary<string, object> { ["checkpointSize"] = Interlocked.Read(ref _signed) };
        return _trouble is { } trouble ? HealthFinding.Degraded(Name, trouble, facts) : HealthFinding.Ready(Name, facts);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var writer = new CheckpointWriter(ledger, tree, key, time);
        Interlocked.Exchange(ref _signed, writer.Size);
        LogSigns(log, key.Id);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!writer.IsKeyNew)
                {
                    await WaitAsync(writer, stoppingToken);
                }

                if (await writer.SignAsync(stoppingToken) is { } entry)
                {
                    Interlocked.Exchange(ref _signed, entry.Checkpoint.Size);
                }

                _trouble = null;
            }
            catch (Exception e) when (stoppingToken.IsCancellationRequested && e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (EvidenceBrokenException e)
            {
                _trouble = e.Message;
                LogBroken(log, e.Message);
                return;
            }
#pragma warning disable CA1031 // Whatever it is, the entries wait for their checkpoint and intake goes on; said once.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_trouble is null)
                {
                    LogFailed(log, e);
                }

                _trouble = "the last checkpoint could not be signed; it is tried again";
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitAsync(CheckpointWriter writer, CancellationToken stoppingToken)
    {
        var first = writer.FirstUncovered;
        await ledger.WaitForAsync(first, stoppingToken);
        var waited = time.GetUtcNow() - ledger.Header(first)!.Time;
        var rest = waited <= TimeSpan.Zero ? options.Every : options.Every - waited;
        if (rest <= TimeSpan.Zero)
        {
            return;
        }

        using var due = new CancellationTokenSource(rest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stoppingToken);
        try
        {
            await ledger.WaitForAsync(first + options.Entries - 1, either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // The first of them has waited long enough.
        }
    }

    [LoggerMessage(EventId = 700, Level = LogLevel.Information, Message = "Checkpoints of the ledger are signed with the key {Fingerprint}")]
    private static partial void LogSigns(ILogger logger, string fingerprint);

    [LoggerMessage(EventId = 701, Level = LogLevel.Warning, Message = "A checkpoint could not be signed; trying again until it can")]
    private static partial void LogFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 702, Level = LogLevel.Critical, Message = "No checkpoint is signed any more: {Reason}")]
    private static partial void LogBroken(ILogger logger, string reason);
}
