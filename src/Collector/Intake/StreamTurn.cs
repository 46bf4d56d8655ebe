namespace Telemetry.Collector.Intake;

/// <summary>A submission's place on its <see cref="StreamLine"/>. Thread-safe.</summary>
internal sealed class StreamTurn(StreamLine line, Task before)
{
    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The line's way into the ledger.</summary>
    public IAppendPath Path => line.Path;

    /// <summary>Ends when it is queued, or will never be.</summary>
    public Task Passed => _passed.Task;

    /// <summary>Waits until everything sent before is queued or refused; the refusal that holds the line up, null when it may be queued.</summary>
    public async Task<IntakeRefusal?> ComeAsync()
    {
        await before.ConfigureAwait(false);
        return line.Held;
    }

    /// <summary>It is queued: the next one may come.</summary>
    public void Pass() => _passed.TrySetResult();

    /// <summary>It was answered: the next one may come once its turn would have come.</summary>
    public async Task LeaveAsync(IntakeResult result)
    {
        // Who stands before it is not held up by it.
        await before.ConfigureAwait(false);
        if (result.Receipt is null && result.Refusal is null or { RetryAfter: not null })
        {
            line.Hold(result.Refusal);
        }

        _passed.TrySetResult();
    }
}
