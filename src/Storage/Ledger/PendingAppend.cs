using System.Security.Cryptography;

namespace Telemetry.Storage.Ledger;

/// <summary>An append on its way through the queue: waiting, then either taken by the writer or given up by its caller.</summary>
internal sealed class PendingAppend(NewEntry entry)
{
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancellation;
    private int _taken;

    public NewEntry Entry { get; } = entry;

    public byte[] OutcomeHash { get; } = SHA256.HashData(entry.Outcome.Span);

    public long Bytes { get; } = entry.Payload.Length + entry.Outcome.Length;

    /// <summary>Set by the writer before the commit; given to the caller after it.</summary>
    public AppendResult Result { get; set; }

    public Task<AppendResult> Task => _done.Task;

    public void CancelWith(CancellationToken token)
    {
        if (token.CanBeCanceled)
        {
            _cancellation = token.UnsafeRegister(static (self, token) => ((PendingAppend)self!).Cancel(token), this);
        }
    }

    /// <summary>False when the caller has given up; from here on it cannot.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    public void Complete()
    {
        _cancellation.Unregister();
        _done.TrySetResult(Result);
    }

    public void Fail(Exception exception)
    {
        _cancellation.Unregister();
        _done.TrySetException(exception);
    }

    private void Cancel(CancellationToken token)
    {
        if (TryTake())
        {
            _done.TrySetCanceled(token);
        }
    }
}
