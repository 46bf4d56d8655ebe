namespace Telemetry.Collector.Intake;

/// <summary>
/// A submission's place on its stream. Submissions are validated side by side, but queued for the ledger one behind the other in the
/// order in which they were sent: the later of two corrections of a cell is the one that counts. One that is refused for now holds
/// up those behind it: taken before it, they would be overwritten when it is sent again. Thread-safe.
/// </summary>
internal sealed class StreamTurn(Task<IntakeRefusal?> before)
{
    private readonly TaskCompletionSource<IntakeRefusal?> _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nobody is before the first.</summary>
    public static Task<IntakeRefusal?> Nobody { get; } = Task.FromResult<IntakeRefusal?>(null);

    /// <summary>Ends when everything sent before is queued or refused: with a refusal when the line is held up.</summary>
    public Task<IntakeRefusal?> Before => before;

    /// <summary>What the next one waits for.</summary>
    public Task<IntakeRefusal?> Passed => _passed.Task;

    /// <summary>It is queued: the next one may come.</summary>
    public void Pass() => _passed.TrySetResult(null);

    /// <summary>It is over, queued or not: the next one may come once its turn would have come.</summary>
    public async Task LeaveAsync(IntakeRefusal? refusal)
    {
        var held = await before.ConfigureAwait(false);
        _passed.TrySetResult(held ?? (refusal?.RetryAfter is null ? null : refusal));
    }
}
