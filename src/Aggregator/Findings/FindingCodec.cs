using System.Globalization;
using System.Text.Json;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>A finding as it is kept in the table, which can be thrown away: the form may change with the table's layout.</summary>
internal static class FindingCodec
{
    /// <summary>As text.</summary>
    public static string Encode(Finding finding) => JsonSerializer.Serialize(
        new FindingBody(
            finding.Rule,
            finding.Kind,
            finding.Severity,
            finding.Source,
            finding.Item,
            finding.Area.ToString(),
            finding.Period.ToString(),
            [.. finding.Cells.Select(c => new FindingBody.Cell(c.Source, c.Metric, c.Area.ToString(), c.Period.ToString(), c.Value, c.Receipt))],
            finding.Actual,
            finding.Expected,
            finding.Threshold,
            finding.Count,
            finding.Edit is { } e ? new FindingBody.Change(e.Cell, e.From, e.To, e.Class) : null),
        FindingJsonContext.Default.FindingBody);

    /// <summary>From text.</summary>
    /// <exception cref="InvalidDataException">It is not what <see cref="Encode"/> wrote.</exception>
    public static Finding Decode(string text)
    {
        var body = JsonSerializer.Deserialize(text, FindingJsonContext.Default.FindingBody) ?? throw new InvalidDataException("a finding without a body");
        return new Finding
        {
            Rule = body.Rule,
            Kind = body.Kind,
            Severity = body.Severity,
            Source = body.Source,
            Item = body.Item,
            Area = AreaOf(body.Area),
            Period = Period.Parse(body.Period),
            Cells = [.. body.Cells.Select(c => new FindingCell(c.Source, c.Metric, AreaOf(c.Area), Period.Parse(c.Period), c.Value, c.Receipt))],
            Actual = body.Actual,
            Expected = body.Expected,
            Threshold = body.Threshold,
            Count = body.Count,
            Edit = body.Edit is { } e ? new FindingEdit(e.Cell, e.From, e.To, e.Class) : null,
        };
    }

    /// <summary>A unit's identity from its written form.</summary>
    public static AreaKey AreaOf(string text) => AreaKey.TryParse(text, out var key)
        ? key
        : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a unit"));
}
