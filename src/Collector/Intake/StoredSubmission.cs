using System.Globalization;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>What the ledger keeps of a submission, as far as its receipt says it: no figure.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Outcome">Counts and verdicts; null where they lie in an archived segment.</param>
/// <param name="Cells">Names for the cells of verdicts.</param>
/// <param name="ArchivedIn">File of that segment; null where there is none.</param>
internal sealed record StoredSubmission(EntryHeader Entry, Outcome? Outcome, CellNames Cells, string? ArchivedIn)
{
    private static readonly CellNames None = new([], []);

    /// <summary>From a submission's entry.</summary>
    public static StoredSubmission Of(LedgerEntry entry)
    {
        var outcome = OutcomeCodec.Decode(entry.Outcome.Span);
        return new(entry.Header, outcome, outcome.Verdicts.Count == 0 ? None : CellNames.Of(SubmissionCodec.Decode(entry.Payload.Span), outcome), null);
    }

    /// <summary>Of an entry whose bulk was archived.</summary>
    public static StoredSubmission Archived(EntryHeader entry, string file) => new(entry, null, None, file);

    /// <summary>The receipt of it, or where it is to be had.</summary>
    public IntakeResult ToResult(bool isDuplicate) => Outcome is not null
        ? new Receipt(Entry.SubmissionId, Entry.Source, Entry, Entry.PayloadHash, Cells, Outcome, isDuplicate)
        : new IntakeRefusal(
            IntakeFault.ReceiptArchived,
            "submission_id",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(isDuplicate ? "the same content was taken before, and nothing is to be sent again: it" : "it")} is ledger entry {Entry.Sequence} of {Entry.Time:yyyy-MM-ddTHH:mm:ssZ}, payload hash {Convert.ToHexStringLower(Entry.PayloadHash)}; its counts and verdicts lie in {ArchivedIn}, which is archived. Ask the service's host for them"));
}
