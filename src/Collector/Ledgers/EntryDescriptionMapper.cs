using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Protocol.V1;
using SubmissionKind = Telemetry.Storage.Submissions.SubmissionKind;

namespace Telemetry.Collector.Ledgers;

/// <summary>What the ledger says of submissions, as the protocol says it: both directions side by side.</summary>
internal static class EntryDescriptionMapper
{
    /// <summary>A submission.</summary>
    public static EntryDescription ToMessage(SubmissionEntry entry)
    {
        var message = new EntryDescription { Entry = LedgerMapper.ToMessage(entry.Header), ArchivedIn = entry.ArchivedIn ?? "" };
        if (entry.Head is { } head)
        {
            message.IsPlan = head.Kind == SubmissionKind.Plan;
            message.IsPublished = head.Kind == SubmissionKind.Published;
            message.Period = head.Period.ToString();
            message.Reason = head.Reason;
            message.CatalogueVersion = head.CatalogueVersion;
            message.Accepted = (uint)head.Accepted;
            message.Refused = (uint)head.Refused;
        }

        return message;
    }

    /// <summary>The same, read.</summary>
    public static SubmissionEntry ToEntry(EntryDescription message)
    {
        var head = Period.TryParse(message.Period, out var period)
            ? new SubmissionHead(
                KindOf(message), period, message.Reason, message.CatalogueVersion, (int)message.Accepted, (int)message.Refused)
            : null;
        return new SubmissionEntry(LedgerMapper.ToHeader(message.Entry), head, message.ArchivedIn.Length > 0 ? message.ArchivedIn : null);
    }

    private static SubmissionKind KindOf(EntryDescription message) => message.IsPlan ? SubmissionKind.Plan
        : message.IsPublished ? SubmissionKind.Published
        : SubmissionKind.Figures;
}
