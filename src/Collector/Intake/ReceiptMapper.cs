using System.Globalization;
using Google.Protobuf;
using Telemetry.Portal.Text;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Intake;

/// <summary>From receipts to the protocol's messages.</summary>
public sealed class ReceiptMapper(FindingText texts)
{
    /// <summary>Most verdicts in one answer; the rest comes by GetReceipt. Keeps every answer well below gRPC's usual 4 MB.</summary>
    public const int MostVerdicts = 2000;

    /// <summary>The receipt with its verdicts from <paramref name="verdictOffset"/> on.</summary>
    public SubmitResponse ToMessage(Receipt receipt, uint verdictOffset = 0)
    {
        var outcome = receipt.Outcome;
        var message = new SubmitResponse
        {
            SubmissionId = receipt.SubmissionId,
            Source = receipt.Source,
            Sequence = receipt.Entry?.Sequence ?? 0,
            CommittedUnixMs = receipt.Entry?.Time.ToUnixTimeMilliseconds() ?? 0,
            PayloadHash = UnsafeByteOperations.UnsafeWrap(receipt.PayloadHash),
            EntryHash = receipt.Entry is { } entry ? UnsafeByteOperations.UnsafeWrap(entry.Hash) : ByteString.Empty,
            Received = (uint)(outcome.Accepted + outcome.Refused),
            Accepted = (uint)outcome.Accepted,
            Refused = (uint)outcome.Refused,
            VerdictCount = (uint)outcome.Verdicts.Count,
            Duplicate = receipt.IsDuplicate,
            CatalogueVersion = outcome.CatalogueVersion,
        };
        var last = Math.Min(outcome.Verdicts.Count, verdictOffset + (long)MostVerdicts);
        for (var i = (int)Math.Min(verdictOffset, int.MaxValue); i < last; i++)
        {
            message.Verdicts.Add(ToMessage(outcome.Verdicts[i], receipt.Cells));
        }

        foreach (var finding in receipt.Findings)
        {
            message.Findings.Add(ToMessage(finding));
        }

        return message;
    }

    private Protocol.V1.Finding ToMessage(Aggregator.Findings.Finding finding) => new()
    {
        Rule = finding.Rule,
        Severity = (FindingSeverity)((int)finding.Severity + 1),
        Metric = finding.Item,
        Area = finding.Area.Code,
        Period = finding.Period.ToString(),
        Text = texts.Vietnamese(finding),
        EnglishText = texts.English(finding),
        Actual = Number(finding.Actual),
        Expected = Number(finding.Expected),
        Edit = finding.Edit is { } edit
            ? new FindingEdit
            {
                Metric = finding.Cells[edit.Cell].Metric,
                Area = finding.Cells[edit.Cell].Area.Code,
                Period = finding.Cells[edit.Cell].Period.ToString(),
                From = Number(edit.From),
                To = Number(edit.To),
                Text = FindingText.Vietnamese(edit),
            }
            : null,
    };

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static Protocol.V1.Verdict ToMessage(Storage.Submissions.Verdict verdict, CellNames cells) => new()
    {
        Area = verdict.Row < 0 ? "" : cells.Areas[verdict.Row],
        Metric = verdict.Column < 0 ? "" : cells.Metrics[verdict.Column],
        Code = (Protocol.V1.VerdictCode)verdict.Code,
        Cells = (uint)verdict.Cells,
        Received = verdict.Received,
        Expected = verdict.Expected,
    };
}
