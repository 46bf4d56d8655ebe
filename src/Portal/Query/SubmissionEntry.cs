using Telemetry.Storage.Ledger;

namespace Telemetry.Portal.Query;

/// <summary>A submission in the ledger, without its cells.</summary>
/// <param name="Header">Who sent it under which identifier, when it came in, and its hashes.</param>
/// <param name="Head">What it is for; null where that lies in an archived year.</param>
/// <param name="ArchivedIn">File of that year; null where it is here.</param>
public sealed record SubmissionEntry(EntryHeader Header, SubmissionHead? Head, string? ArchivedIn)
{
    /// <summary>From the beginning of an entry; null where it is no submission.</summary>
    /// <exception cref="InvalidDataException">The ledger holds something else than it should.</exception>
    public static SubmissionEntry? Of(EntryHead head) =>
        head.Header.Kind == EntryKind.Submission ? new SubmissionEntry(head.Header, SubmissionHead.Of(head.Payload.Span, head.Outcome.Span), null) : null;
}
