using System.Globalization;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Wire;

/// <summary>The protocol's receipt as the library's.</summary>
internal static class ReceiptMapper
{
    public static Receipt Map(SubmitResponse answer) => new()
    {
        SubmissionId = answer.SubmissionId,
        Source = answer.Source,
        Sequence = answer.Sequence,
        CommittedAt = answer.CommittedUnixMs == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(answer.CommittedUnixMs),
        PayloadHash = Convert.ToHexStringLower(answer.PayloadHash.Span),
        EntryHash = Convert.ToHexStringLower(answer.EntryHash.Span),
        Received = (int)answer.Received,
        Accepted = (int)answer.Accepted,
        Refused = (int)answer.Refused,
        Verdicts = answer.Verdicts.Count == 0 ? [] : [.. answer.Verdicts.Select(Map)],
        VerdictCount = (int)answer.VerdictCount,
        Findings = answer.Findings.Count == 0 ? [] : [.. answer.Findings.Select(Map)],
        Duplicate = answer.Duplicate,
        CatalogueVersion = answer.CatalogueVersion,
    };

    private static Finding Map(Protocol.V1.Finding finding)
    {
        var severity = (FindingSeverity)(int)finding.Severity;
        return new Finding
        {
            Rule = finding.Rule,
            Severity = Enum.IsDefined(severity) ? severity : FindingSeverity.Unspecified,
            Metric = finding.Metric,
            Area = finding.Area,
            Period = finding.Period,
            Text = finding.Text,
            EnglishText = finding.EnglishText,
            Actual = Number(finding.Actual),
            Expected = Number(finding.Expected),
            Edit = finding.Edit is { } edit ? new FindingEdit(edit.Metric, edit.Area, edit.Period, Number(edit.From), Number(edit.To), edit.Text) : null,
        };
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static Verdict Map(Protocol.V1.Verdict verdict)
    {
        var code = (VerdictCode)(int)verdict.Code;
        return new Verdict(verdict.Area, verdict.Metric, Enum.IsDefined(code) ? code : VerdictCode.Unspecified, (int)verdict.Cells, verdict.Received, verdict.Expected);
    }
}
