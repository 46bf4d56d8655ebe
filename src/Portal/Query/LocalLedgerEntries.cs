using Telemetry.Storage.Ledger;

namespace Telemetry.Portal.Query;

/// <summary>The submissions of a ledger in this process.</summary>
public sealed class LocalLedgerEntries(Ledger ledger) : ILedgerEntries
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SubmissionEntry>> FindAsync(IReadOnlyList<long> sequences, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<SubmissionEntry>>([.. sequences.Take(ILedgerEntries.Most).Select(Find).OfType<SubmissionEntry>()]);

    private SubmissionEntry? Find(long sequence)
    {
        try
        {
            return ledger.HeadOf(sequence) is { } head ? SubmissionEntry.Of(head) : null;
        }
        catch (LedgerSegmentMissingException e)
        {
            return ledger.Header(sequence) is { Kind: EntryKind.Submission } header ? new SubmissionEntry(header, null, e.Segment.File) : null;
        }
    }
}
