using System.Globalization;
using Telemetry.Aggregator.Findings;
using Telemetry.Doctor.Edits;
using Telemetry.Catalogue;
using Telemetry.Protocol.V1;
using FindingBody = Telemetry.Protocol.V1.FindingBody;
using FindingCell = Telemetry.Aggregator.Findings.FindingCell;
using FindingEdit = Telemetry.Aggregator.Findings.FindingEdit;
using Finding = Telemetry.Aggregator.Findings.Finding;

namespace Telemetry.Collector.Findings;

/// <summary>What a rule has against figures, as the parts of a service tell each other; both directions.</summary>
internal static class FindingBodyMapper
{
    /// <summary>As a message.</summary>
    public static FindingBody ToMessage(Finding finding)
    {
        var message = new FindingBody
        {
            Rule = finding.Rule,
            Kind = finding.Kind.ToString(),
            Severity = finding.Severity.ToString(),
            Source = finding.Source,
            Item = finding.Item,
            Area = finding.Area.ToString(),
            Period = finding.Period.ToString(),
            Actual = Text(finding.Actual),
            Expected = Text(finding.Expected),
            Threshold = Text(finding.Threshold),
            Count = finding.Count,
            Edit = finding.Edit is { } edit ? new FindingCorrection { Cell = edit.Cell, From = Text(edit.From), To = Text(edit.To), Class = edit.Class.ToString() } : null,
        };
        message.Cells.AddRange(finding.Cells.Select(c => new Protocol.V1.FindingCell
        {
            Source = c.Source,
            Metric = c.Metric,
            Area = c.Area.ToString(),
            Period = c.Period.ToString(),
            Value = Text(c.Value),
            Receipt = c.Receipt,
        }));
        return message;
    }

    /// <summary>From a message.</summary>
    public static Finding ToFinding(FindingBody message) => new()
    {
        Rule = message.Rule,
        Kind = Enum.Parse<CheckRuleKind>(message.Kind),
        Severity = Enum.Parse<CheckSeverity>(message.Severity),
        Source = message.Source,
        Item = message.Item,
        Area = Area(message.Area),
        Period = Period.Parse(message.Period),
        Cells = [.. message.Cells.Select(c => new FindingCell(c.Source, c.Metric, Area(c.Area), Period.Parse(c.Period), Number(c.Value) ?? 0, c.Receipt))],
        Actual = Number(message.Actual),
        Expected = Number(message.Expected),
        Threshold = Number(message.Threshold),
        Count = message.Count,
        Edit = message.Edit is { } e ? new FindingEdit(e.Cell, Number(e.From) ?? 0, Number(e.To) ?? 0, Enum.Parse<EditClass>(e.Class)) : null,
    };

    /// <summary>A unit's identity from its written form.</summary>
    public static AreaKey Area(string text) => AreaKey.TryParse(text, out var key) ? key : throw new InvalidDataException($"'{text}' is no unit");

    // A decimal's text keeps its decimals, which a figure's form shows.
    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
