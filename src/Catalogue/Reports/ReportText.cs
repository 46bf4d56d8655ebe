using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Telemetry.Catalogue;

/// <summary>What titles and headings of a report may hold in braces.</summary>
public static partial class ReportText
{
    /// <summary>
    /// <c>period</c> (năm 2014; 2014), <c>in_period</c> (trong năm; in the year), <c>year</c> and <c>next_year</c> (2014, 2015),
    /// <c>area</c> (the unit's name), <c>target</c> (the target's period where all rows have the same one; else nothing).
    /// </summary>
    public static FrozenSet<string> Placeholders { get; } = FrozenSet.Create("period", "in_period", "year", "next_year", "area", "target");

    /// <summary>The text with its placeholders filled in, and no spaces left over where one is empty.</summary>
    public static string Fill(string text, Func<string, string> valueOf) =>
        Spaces().Replace(Braces().Replace(text, m => valueOf(m.Groups["name"].Value)), " ").Trim();

    internal static void Check(Row row, string column)
    {
        foreach (var name in Braces().Matches(row[column]).Select(m => m.Groups["name"].Value).Where(n => !Placeholders.Contains(n)))
        {
            row.Fault(column, $"unknown placeholder {Row.Shown(name)}", "one of " + string.Join(", ", Placeholders.Order(StringComparer.Ordinal).Select(p => $"{{{p}}}")));
        }
    }

    [GeneratedRegex("\\{(?<name>[^{}]*)\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();

    [GeneratedRegex(" {2,}", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
