namespace Telemetry.Aggregator.Schedule;

/// <summary>
/// Coalesces arrivals: a look is wanted once nothing has arrived for the quiet time, or when the first arrival has waited for
/// the longest time, or at once when asked for. Thread-safe; one waiter.
/// </summary>
internal sealed class ArrivalWindow(TimeSpan quiet, TimeSpan longest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _woken = NewSignal();
    private long? _first;
    private long _last;
    private bool _atOnce;

    /// <summary>How long the first arrival has waited; null when none does.</summary>
    public TimeSpan? Age
    {
        get
        {
            lock (_lock)
            {
                return _first is { } first ? time.GetElapsedTime(first) : null;
            }
        }
    }

    /// <summary>Something arrived. Cheap: only the first one wakes the waiter.</summary>
    public void Arrive()
    {
        lock (_lock)
        {
            _last = time.GetTimestamp();
            if (_first is null)
            {
                _first = _last;
                _woken.TrySetResult();
            }
        }
    }

    /// <summary>Asks for a look without delay.</summary>
    public void AskAtOnce()
    {
        lock (_lock)
        {
            _atOnce = true;
            _woken.TrySetResult();
        }
    }

    /// <summary>Everything that arrived so far is being looked at.</summary>
    public void Take()
    {
        lock (_lock)
        {
            _first = null;
            _atOnce = false;
        }
    }

    /// <summary>Waits until a look is wanted; false when <paramref name="atMost"/> has passed before.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (untilLook, woken) = Observe();
            if (untilLook <= TimeSpan.Zero)
            {
                return true;
            }

            var remaining = atMost - time.GetElapsedTime(started);
            if (remaining <= TimeSpan.Zero)
            {
                return false;
            }

            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(woken, Task.Delay(untilLook < remaining ? untilLook.Value : remaining, time, done.Token));
            await done.CancelAsync();
        }
    }

    private (TimeSpan? UntilLook, Task Woken) Observe()
    {
        lock (_lock)
        {
            if (_woken.Task.IsCompleted)
            {
                _woken = NewSignal();
            }

            if (_atOnce)
            {
                return (TimeSpan.Zero, _woken.Task);
            }

            if (_first is not { } first)
            {
                return (null, _woken.Task);
            }

            var byQuiet = quiet - time.GetElapsedTime(_last);
            var byLongest = longest - time.GetElapsedTime(first);
            return (byQuiet < byLongest ? byQuiet : byLongest, _woken.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
