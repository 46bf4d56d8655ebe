namespace Telemetry.Collector.Intake;

/// <summary>
/// The submissions of one stream. They are validated side by side, but queued for the ledger one behind the other in the order in which they
/// were sent: the later of two corrections of a cell is the one that counts. One that is refused for now, or failed, holds up all that are not queued
/// yet: taken before it, they would be overwritten when it is sent again. Turns are given out by one thread; the rest is thread-safe.
/// </summary>
internal sealed class StreamLine(IAppendPath path) : IAsyncDisposable
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    private static readonly IntakeRefusal BehindFault = new(
        IntakeFault.LedgerUnavailable, "", "a submission sent before this one failed within the service; nothing of this one was stored. Send both again, in order", AfterFault);

    private Task _last = Task.CompletedTask;
    private IntakeRefusal? _held;

    /// <summary>The first refusal that holds the line up; null while it moves.</summary>
    public IntakeRefusal? Held => Volatile.Read(ref _held);

    /// <summary>The line's own way into the ledger.</summary>
    public IAppendPath Path => path;

    /// <summary>The next one's place.</summary>
    public StreamTurn Next()
    {
        var turn = new StreamTurn(this, _last);
        _last = turn.Passed;
        return turn;
    }

    /// <summary>Holds up who is not queued yet.</summary>
    /// <param name="refusal">What was answered; null: nothing was, because of a fault.</param>
    public void Hold(IntakeRefusal? refusal) => Interlocked.CompareExchange(ref _held, refusal ?? BehindFault, null);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => path.DisposeAsync();
}
