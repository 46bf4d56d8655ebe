namespace Compat.Tests.Calls;

/// <summary>What the waiting call of <see cref="EchoService"/> went through, for the test that made it.</summary>
internal sealed class EchoJournal
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WasStarted => _started.Task;

    public Task WasCancelled => _cancelled.Task;

    public void Started() => _started.TrySetResult();

    public async Task UntilCancelled(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            _cancelled.TrySetResult();
        }
    }
}
