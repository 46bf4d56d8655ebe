using System.Collections.Concurrent;
using System.Globalization;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake;

/// <summary>
/// A token bucket for each source, whichever of its credentials is used. A source's own limits count from its next submission on. There
/// are as many buckets as sources. Thread-safe.
/// </summary>
public sealed class SenderRate(IntakeLimits limits, KnownCredentials keys, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one submission's token; null when there was one, else the refusal with how long to wait.</summary>
    public IntakeRefusal? Check(Credential credential)
    {
        var own = credential.Source is { } source ? keys.LimitsOf(source) : null;
        var perSecond = own is { SubmissionsPerSecond: > 0 } ? own.SubmissionsPerSecond : limits.SubmissionsPerSecond;
        var burst = own is { SubmissionBurst: > 0 } ? own.SubmissionBurst : limits.SubmissionBurst;

        // What is no source hands nothing in; it shares one bucket of refusals.
        return _buckets.GetOrAdd(credential.Source ?? "", static _ => new Bucket()).TryTake(perSecond, burst, time) is { } wait
            ? new IntakeRefusal(
                IntakeFault.RateLimited, "", string.Create(CultureInfo.InvariantCulture, $"more than {perSecond:N0} submissions a second; send fewer, larger tables"), wait)
            : null;
    }

    private sealed class Bucket
    {
        private readonly Lock _lock = new();
        private double _tokens = double.NaN;
        private long _filled;

        public TimeSpan? TryTake(int perSecond, int burst, TimeProvider time)
        {
            var now = time.GetTimestamp();
            lock (_lock)
            {
                // The first one finds it full; a limit that was lowered takes what is above it away.
                _tokens = double.IsNaN(_tokens) ? burst : Math.Min(burst, _tokens + (Math.Max(0, time.GetElapsedTime(_filled, now).TotalSeconds) * perSecond));
                _filled = Math.Max(now, _filled);
                if (_tokens < 1)
                {
                    return TimeSpan.FromSeconds((1 - _tokens) / perSecond) + TimeSpan.FromMilliseconds(1);
                }

                _tokens--;
                return null;
            }
        }
    }
}
