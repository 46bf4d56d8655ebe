namespace Telemetry.Collector.Intake;

/// <summary>
/// Keeps intake from starving projection on a small machine: validation uses all processors but one, and while the series store
/// is alive but behind, each submission gives it a moment. Intake never stops for it: a store that is down does not slow
/// anybody. Thread-safe.
/// </summary>
public sealed class IntakePace : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Behind = TimeSpan.FromMilliseconds(300);

    private readonly SemaphoreSlim _processors = new(Math.Max(1, Environment.ProcessorCount - 1));
    private readonly TimeProvider _time;
    private TaskCompletionSource _caughtUp = Done();

    /// <summary>A pace at which nobody waits, until projection says that it is behind.</summary>
    public IntakePace(TimeProvider time) => _time = time;

    /// <summary>Told by projection after each batch: how old the oldest figure is that the store lacks. Zero when it has all, or is down.</summary>
    public void Report(TimeSpan lag)
    {
        var present = Volatile.Read(ref _caughtUp);
        if (lag > Behind)
        {
            if (present.Task.IsCompleted)
            {
                Interlocked.CompareExchange(ref _caughtUp, new(TaskCreationOptions.RunContinuationsAsynchronously), present);
            }
        }
        else
        {
            present.TrySetResult();
        }
    }

    /// <summary>Waits for a turn on a processor; dispose what it gives when the work is done.</summary>
    public async ValueTask<Turn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var caughtUp = Volatile.Read(ref _caughtUp).Task;
        if (!caughtUp.IsCompleted)
        {
            await Task.WhenAny(caughtUp, Task.Delay(LongestPause, _time, cancellationToken)).ConfigureAwait(false);
        }

        await _processors.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_processors);
    }

    /// <inheritdoc/>
    public void Dispose() => _processors.Dispose();

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    /// <summary>A turn on a processor.</summary>
    public readonly struct Turn(SemaphoreSlim processors) : IDisposable
    {
        /// <summary>Lets the next one in.</summary>
        public void Dispose() => processors.Release();
    }
}
