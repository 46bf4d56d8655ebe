namespace Telemetry.Operators;

/// <summary>
/// When to send again what failed. The most that is waited grows exponentially up to a cap, and of that a random part is waited
/// ("full jitter"), so that the senders of a whole country do not come back in step after an outage. What the server asked for
/// (google.rpc.RetryInfo: "clients should wait at least this long") is waited in full, with the random part on top.
/// Depends on its arguments and the random source alone; thread-safe when that source is.
/// https://github.com/grpc/proposal/blob/master/A6-client-retries.md and
/// https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
/// </summary>
public sealed class RetrySchedule
{
    private readonly RetryOptions _options;
    private readonly Random _random;
    private readonly TimeProvider _time;

    /// <summary>Makes a schedule.</summary>
    /// <param name="options">How long; null: the defaults.</param>
    /// <param name="random">Chooses the random part; null: <see cref="Random.Shared"/>.</param>
    /// <param name="time">Runs the waits; null: the system's. Only its timers are used, never its calendar.</param>
    /// <exception cref="ArgumentException">The options have faults; the message lists all of them.</exception>
    public RetrySchedule(RetryOptions? options = null, Random? random = null, TimeProvider? time = null)
    {
        _options = options ?? new RetryOptions();
        if (_options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        _random = random ?? Random.Shared;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>How long to wait now.</summary>
    /// <param name="failures">Failures in a row so far, at least 1.</param>
    /// <param name="asked">What the server asked for (<see cref="TelemetryException.RetryAfter"/>); null: nothing.</param>
    /// <returns>
    /// From <paramref name="asked"/> (at most <see cref="RetryOptions.LongestAskedWait"/>; null or negative: 0) to that plus
    /// min(<see cref="RetryOptions.LongestWait"/>, <see cref="RetryOptions.FirstWait"/> × <see cref="RetryOptions.Factor"/>^(failures − 1)).
    /// </returns>
    public TimeSpan NextWait(int failures, TimeSpan? asked = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var most = Math.Min(_options.LongestWait.Ticks, _options.FirstWait.Ticks * Math.Pow(_options.Factor, failures - 1));
        var least = Math.Clamp((asked ?? TimeSpan.Zero).Ticks, 0, _options.LongestAskedWait.Ticks);
        return TimeSpan.FromTicks(least + (long)(_random.NextDouble() * most));
    }

    /// <summary>How long to wait after a failure, by what is to be done about it.</summary>
    /// <param name="failure">Why the last attempt gave no receipt.</param>
    /// <param name="failures">Failures in a row so far, that one included, at least 1.</param>
    /// <returns>
    /// <see cref="NextWait(int, TimeSpan?)"/> where the same bytes are to be sent again; <see cref="RetryOptions.HeldWait"/>, or longer
    /// where the server asked for longer, where a person has to act first; null where sending them again can never help.
    /// </returns>
    public TimeSpan? NextWait(TelemetryException failure, int failures)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Action switch
        {
            FailureAction.SendAgain => NextWait(failures, failure.RetryAfter),
            FailureAction.Hold => TimeSpan.FromTicks(Math.Max(
                _options.HeldWait.Ticks, Math.Min((failure.RetryAfter ?? TimeSpan.Zero).Ticks, _options.LongestAskedWait.Ticks))),
            _ => null,
        };
    }

    /// <summary>Waits that long.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up waiting.</exception>
    public Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken = default) => Task.Delay(wait, _time, cancellationToken);
}
