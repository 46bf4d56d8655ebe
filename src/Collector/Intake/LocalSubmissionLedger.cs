using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Diagnostics;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Intake;

/// <summary>The ledger of this process, and the quota of its sources. The ledger's queue is first come, first served, so one path is every stream's.</summary>
internal sealed class LocalSubmissionLedger(Ledger ledger, SourceQuota quota, ArrivalTraces traces) : ISubmissionLedger, IAppendPath
{
    private static readonly IntakeRefusal CannotWrite = new(
        IntakeFault.LedgerUnavailable, "", "the ledger cannot write at present; nothing was stored. Send the same again", TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public IAppendPath Singly => this;

    /// <inheritdoc/>
    public IAppendPath OpenLine() => this;

    /// <inheritdoc/>
    public async ValueTask<Appended> AppendAsync(NewEntry entry, long cells, StreamTurn? turn, CancellationToken cancellationToken)
    {
        using var share = quota.TryTake(entry.Source, entry.SubmissionId, cells, out var tooMuch);
        if (share is null)
        {
            return tooMuch!;
        }

        try
        {
            var appended = await QueueAsync(entry, turn, cancellationToken).ConfigureAwait(false);
            if (!appended.IsDuplicate)
            {
                share.Keep();
                return appended.Header;
            }

            return appended.Header.PayloadHash.AsSpan().SequenceEqual(entry.PayloadHash) ? Stored(appended.Header) : Reused(appended.Header);
        }
        catch (LedgerUnavailableException)
        {
            return CannotWrite;
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredSubmission?> FindAsync(string source, string submissionId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ledger.Find(source, submissionId) is { Kind: EntryKind.Submission } header ? Stored(header) : null);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<AppendResult> QueueAsync(NewEntry entry, StreamTurn? turn, CancellationToken cancellationToken)
    {
        using var span = CollectorSpans.StartAppend();
        if (span is { Recorded: true })
        {
            traces.Expect(entry.Source, entry.SubmissionId, span.Context);
        }

        var isNew = false;
        try
        {
            var appending = ledger.AppendAsync(entry, cancellationToken);
            if (!appending.IsFaulted)
            {
                turn?.Pass();
            }

            var appended = await appending.ConfigureAwait(false);
            isNew = !appended.IsDuplicate;
            return appended;
        }
        finally
        {
            if (!isNew && span is { Recorded: true })
            {
                traces.Forget(entry.Source, entry.SubmissionId, span.Context);
            }
        }
    }

    private StoredSubmission Stored(EntryHeader header)
    {
        try
        {
            return StoredSubmission.Of(ledger.Get(header.Sequence) ?? throw new InvalidDataException($"ledger entry {header.Sequence} is missing"));
        }
        catch (LedgerSegmentMissingException e)
        {
            return StoredSubmission.Archived(header, e.Segment.File);
        }
    }

    private static IntakeRefusal Reused(EntryHeader first) => new(
        IntakeFault.IdReused,
        "submission_id",
        "this id was used for other content; a correction needs an id of its own. First payload hash: " + Convert.ToHexStringLower(first.PayloadHash),
        FirstPayloadHash: first.PayloadHash);
}
