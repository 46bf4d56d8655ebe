using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Telemetry.Operators.Durable;
using Telemetry.Operators.Wire;

namespace Telemetry.Operators.Spool;

/// <summary>
/// Sends what waits, one after the other in the order of enqueuing: read, send, keep the answer, next. What gives no answer that
/// settles it stays at the head until it does; nothing overtakes it.
/// </summary>
internal sealed class SpoolSender(TelemetryClient client, SpoolFolder folder, SpoolQueue queue, RetrySchedule schedule, SpoolMetrics metrics, TimeProvider time, ILogger logger, Action<SpoolResult> settled)
{
    // How often a waiting spool looks whether its key was changed.
    private static readonly TimeSpan KeyLook = TimeSpan.FromSeconds(1);

    private TaskCompletionSource _nudge = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends a wait between two attempts.</summary>
    public void Nudge() => Interlocked.Exchange(ref _nudge, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Sends until it is stopped; what is under way then is sent again after the next start.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        // Whatever was under way when the spool was opened: what is sent from here on is no part of it.
        Activity.Current = null;
        try
        {
            await SendAllAsync(stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
        }
    }

    private async Task SendAllAsync(CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            var changed = queue.Changed;
            if (queue.Head is not { } entry)
            {
                await changed.WaitAsync(stop);
                continue;
            }

            // Before the attempt, so that whoever mends something while it fails does not wait either.
            var nudge = Volatile.Read(ref _nudge).Task;
            TimeSpan? wait;
            try
            {
                wait = await AttemptAsync(entry, failures + 1, stop);
                if (wait is null && failures > 0)
                {
                    SpoolLog.Resumed(logger, failures);
                }
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Somebody else's logger or listener threw. What is settled is out of the queue by then; what is not is tried again.
                wait = queue.Head == entry ? schedule.NextWait(failures + 1) : null;
            }

            if (wait is null)
            {
                failures = 0;
                continue;
            }

            failures = Math.Min(failures + 1, int.MaxValue - 1);
            await PauseAsync(wait.Value, nudge, stop);
        }
    }

    // How long to wait before the next attempt at the same submission; null: it is settled or out of the way.
    private async Task<TimeSpan?> AttemptAsync(PendingEntry entry, int attempt, CancellationToken stop)
    {
        Receipt receipt;
        bool isNew;
        try
        {
            if (SpoolFolder.Read(entry, out var start, out var problem) is not { } file)
            {
                SetAside(entry, problem);
                return null;
            }

            receipt = await SendAsync(entry, file, start, stop);
            isNew = folder.Acknowledge(entry, receipt, time.GetUtcNow());
        }
        catch (TelemetryException failure) when (failure.Action == FailureAction.Refuse)
        {
            return Refuse(entry, failure, attempt);
        }
        catch (TelemetryException failure)
        {
            return Fail(entry, failure, attempt);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // The own disk; or a fault of this library, which must not end the sending silently either.
            return Fail(entry, e, attempt);
        }

        Settle(entry, new SpoolResult(entry.SubmissionId, SpoolState.Acknowledged, receipt), isNew);
        return null;
    }

    private async Task<Receipt> SendAsync(PendingEntry entry, byte[] file, int start, CancellationToken stop)
    {
        var receipt = await client.SubmitAsync(new EncodedSubmission(entry.SubmissionId, file, start), stop, entry.Header.TraceParent);
        return receipt.SubmissionId == entry.SubmissionId && receipt.Sequence > 0
            ? receipt
            : throw new TelemetryException(SubmitFailure.Interrupted, "the answer is no receipt of this submission");
    }

    private TimeSpan? Refuse(PendingEntry entry, TelemetryException failure, int attempt)
    {
        var refusal = new SpoolRefusal
        {
            Failure = failure.Failure,
            Cause = failure.Cause,
            Message = failure.Message,
            Violations = failure.Violations,
            Details = failure.Details,
        };
        bool isNew;
        try
        {
            isNew = folder.Refuse(entry, refusal, time.GetUtcNow());
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
            return Fail(entry, e, attempt);
        }

        Settle(entry, new SpoolResult(entry.SubmissionId, SpoolState.Refused, Refusal: refusal), isNew);
        SpoolLog.Refused(logger, entry.SubmissionId, refusal.Failure, refusal.Cause, refusal.Message);
        return null;
    }

    private void Settle(PendingEntry entry, SpoolResult result, bool isNew)
    {
        queue.Settle(entry, result, isNew);
        metrics.Attempted(result.State == SpoolState.Acknowledged ? AttemptOutcome.Acknowledged : AttemptOutcome.Refused);
        settled(result);
    }

    private TimeSpan Fail(PendingEntry entry, TelemetryException failure, int attempt)
    {
        var isHeld = failure.Action == FailureAction.Hold;
        var before = queue.Held;
        queue.Fail(new SpoolTrouble(entry.SubmissionId, time.GetUtcNow(), failure.Failure, null, failure.Message, attempt), isHeld);
        metrics.Attempted(isHeld ? AttemptOutcome.Held : AttemptOutcome.Failed);
        if (isHeld && before?.Failure != failure.Failure)
        {
            SpoolLog.Held(logger, entry.SubmissionId, failure.Failure.ToString(), failure.Message);
        }
        else if (attempt == 1)
        {
            SpoolLog.Failing(logger, entry.SubmissionId, failure.Failure.ToString(), failure.Message);
        }

        return schedule.NextWait(failure, attempt)!.Value;
    }

    private TimeSpan Fail(PendingEntry entry, Exception error, int attempt)
    {
        SpoolFault? fault = DurableFile.IsDiskFailure(error) ? DurableFile.FaultOf(error) : null;
        SubmitFailure? failure = fault is null ? SubmitFailure.Interrupted : null;
        queue.Fail(new SpoolTrouble(entry.SubmissionId, time.GetUtcNow(), failure, fault, error.Message, attempt), held: false);
        metrics.Attempted(AttemptOutcome.Failed);
        if (attempt == 1)
        {
            SpoolLog.Failing(logger, entry.SubmissionId, fault?.ToString() ?? error.GetType().Name, error.Message);
        }

        return schedule.NextWait(attempt);
    }

    private void SetAside(PendingEntry entry, string why)
    {
        var to = File.Exists(entry.Path) ? folder.SetAside(entry.Path, why, time.GetUtcNow()) : null;
        queue.SetAside(entry);
        SpoolLog.SetAside(logger, entry.Path, to ?? "nothing", why);
    }

    // Durations only, by a timer: a clock that is set does not change them.
    private async Task PauseAsync(TimeSpan wait, Task nudge, CancellationToken stop)
    {
        for (var left = wait; left > TimeSpan.Zero && !nudge.IsCompleted && !client.HasOtherKey();)
        {
            var slice = left < KeyLook ? left : KeyLook;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAny(schedule.WaitAsync(slice, end.Token), nudge);
            stop.ThrowIfCancellationRequested();
            await end.CancelAsync();
            left -= slice;
        }
    }
}
