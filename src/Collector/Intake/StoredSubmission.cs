using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>What the ledger keeps of a submission, as far as its receipt says it: no figure.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Outcome">Counts and verdicts.</param>
/// <param name="Cells">Names for the cells of verdicts.</param>
internal sealed record StoredSubmission(EntryHeader Entry, Outcome Outcome, CellNames Cells)
{
    /// <summary>From a submission's entry.</summary>
    public static StoredSubmission Of(LedgerEntry entry)
    {
        var outcome = OutcomeCodec.Decode(entry.Outcome.Span);
        return new(entry.Header, outcome, outcome.Verdicts.Count == 0 ? new([], []) : CellNames.Of(SubmissionCodec.Decode(entry.Payload.Span), outcome));
    }

    /// <summary>The receipt of it.</summary>
    public Receipt ToReceipt(bool isDuplicate) => new(Entry.SubmissionId, Entry.Source, Entry, Entry.PayloadHash, Cells, Outcome, isDuplicate);
}
