using Telemetry.Aggregator.Findings;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Json;

/// <summary>Findings as the public API gives them. Thread-safe.</summary>
internal sealed class FindingMapper(Words words, FindingText texts)
{
    /// <summary>A whole answer.</summary>
    public FindingsJson Map(FindingsAnswer answer) => new([.. answer.Findings.Select(Map)], answer.NextOffset);

    /// <summary>A finding with its life.</summary>
    public FindingJson Map(FindingRecord record)
    {
        var finding = record.Finding;
        var rule = words.Catalogue.Rules.GetValueOrDefault(finding.Rule);
        return new FindingJson
        {
            Id = record.Id,
            Rule = new NamedJson(finding.Rule, rule?.Name ?? finding.Rule),
            Kind = PublicNames.Of(finding.Kind),
            Severity = PublicNames.Of(finding.Severity),
            State = PublicNames.Of(record.State),
            Source = new NamedJson(finding.Source, words.Source(finding.Source)),
            Item = finding.IsSummary ? null : new NamedJson(finding.Item, words.Item(finding.Item)),
            Area = new NamedJson(finding.Area.ToString(), words.Area(finding.Area)),
            Period = finding.Period.ToString(),
            Text = new WordsJson(texts.Vietnamese(finding), texts.English(finding)),
            Advice = new WordsJson(rule?.Explanation ?? "", rule?.EnglishExplanation ?? ""),
            Actual = Number(finding.Actual),
            Expected = Number(finding.Expected),
            Difference = Number(finding.Difference),
            Threshold = finding.Threshold,
            Count = finding.Count,
            Edit = finding.Edit is { } edit
                ? new FindingEditJson(edit.Cell, edit.From, edit.To, PublicNames.Of(edit.Class), new WordsJson(FindingText.Vietnamese(edit), FindingText.English(edit)))
                : null,
            Cells = [.. finding.Cells.Select(Map)],
            Raised = record.Raised,
            Resolved = record.Resolved == 0 ? null : record.Resolved,
            ResolvedBy = record.ResolvedBy == 0 ? null : record.ResolvedBy,
            Explanations = [.. record.Explanations.Select(e => new ExplanationJson(e.Sequence, e.Time, e.By, e.Reason, e.IsCurrent))],
            Events = [.. record.Events.Select(e => new FindingStepJson(PublicNames.Of(e.Kind), e.Position, e.Receipt))],
        };
    }

    private static NumberJson? Number(decimal? value) => value is { } number ? new NumberJson(number, VietnameseFormat.Exact(number)) : null;

    private FindingCellJson Map(FindingCell cell) => new(
        new NamedJson(cell.Source, words.Source(cell.Source)),
        new NamedJson(cell.Metric, words.Item(cell.Metric)),
        new NamedJson(cell.Area.ToString(), words.Area(cell.Area)),
        cell.Period.ToString(),
        cell.Value,
        VietnameseFormat.Exact(cell.Value),
        cell.Receipt);
}
