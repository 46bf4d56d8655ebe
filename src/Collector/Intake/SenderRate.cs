using System.Threading.RateLimiting;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake;

/// <summary>A token bucket for each credential. Thread-safe.</summary>
public sealed class SenderRate : IDisposable
{
    private static readonly TimeSpan ShortestRefill = TimeSpan.FromMilliseconds(100);
    private readonly PartitionedRateLimiter<Credential> _limiter;

    /// <summary>Buckets as the limits say.</summary>
    public SenderRate(IntakeLimits limits) => _limiter = PartitionedRateLimiter.Create<Credential, string>(credential =>
        RateLimitPartition.GetTokenBucketLimiter(credential.Id, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.SubmissionBurst,
            TokensPerPeriod = (int)Math.Max(1, Math.Round(limits.SubmissionsPerSecond * ShortestRefill.TotalSeconds)),
            ReplenishmentPeriod = Refill(limits),
            QueueLimit = 0,
        }));

    /// <summary>Takes one submission's token; null when there was one, else how long to wait.</summary>
    public TimeSpan? TryTake(Credential credential)
    {
        using var lease = _limiter.AttemptAcquire(credential);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : ShortestRefill;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    // Below ten a second one token at a time, at their distance.
    private static TimeSpan Refill(IntakeLimits limits) =>
        limits.SubmissionsPerSecond < 10 ? TimeSpan.FromSeconds(1.0 / limits.SubmissionsPerSecond) : ShortestRefill;
}
