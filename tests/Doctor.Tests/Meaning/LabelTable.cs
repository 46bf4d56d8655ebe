using System.Globalization;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Tests.Meaning;

/// <summary>Writes labelled numbers as lines, so that a test can hold a table beside a passage.</summary>
internal static class LabelTable
{
    /// <summary>printed | value unit | role | item | period | of, part of (list), against | source: trailing empty fields left out.</summary>
    public static IEnumerable<string> Of(LabelledReport report) => report.Numbers.Select(n => Line(report, n));

    public static void Holds(LabelledReport report, string table) =>
        Assert.Equal(table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Of(report));

    private static string Line(LabelledReport report, LabelledNumber n)
    {
        string[] links =
        [
            n.Of is { } of ? $"of {report.Numbers[of].Number.Text}" : "",
            n.Whole is { } whole ? $"{(whole.IsList ? "listed under" : "part of")} {report.Numbers[whole.Whole].Number.Text}" : "",
            n.Base is { } against ? $"against {against.Kind} {against.Period}".TrimEnd() : "",
        ];
        string[] fields =
        [
            n.Number.Text,
            string.Create(CultureInfo.InvariantCulture, $"{n.Number.Value:0.####} {n.Number.Unit}").TrimEnd(),
            n.Role.ToString(),
            n.Item ?? "",
            n.Period?.ToString() ?? "",
            string.Join(", ", links.Where(l => l.Length > 0)),
            n.Source ?? "",
        ];
        return string.Join(" | ", fields).TrimEnd(' ', '|');
    }
}
