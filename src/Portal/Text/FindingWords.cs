using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Text;

/// <summary>The fixed words of findings, in both languages. Pure.</summary>
public static class FindingWords
{
    /// <summary>How much it matters.</summary>
    public static string Severity(Words words, CheckSeverity severity) => severity switch
    {
        CheckSeverity.Error => words.Of("sai", "error"),
        CheckSeverity.Warning => words.Of("nghi ngờ", "warning"),
        _ => words.Of("cần biết", "for information"),
    };

    /// <summary>Where it is in its life.</summary>
    public static string State(Words words, FindingState state) => state switch
    {
        FindingState.Open => words.Of("chưa xử lý", "open"),
        FindingState.Explained => words.Of("đã giải trình", "explained"),
        _ => words.Of("đã hết", "resolved"),
    };

    /// <summary>Class of the same in the style sheet.</summary>
    public static string Class(FindingState state) => state switch
    {
        FindingState.Open => "missing",
        FindingState.Explained => "partial",
        _ => "complete",
    };

    /// <summary>A step of its life.</summary>
    public static string Step(Words words, FindingEventKind kind) => kind switch
    {
        FindingEventKind.Opened => words.Of("Phát hiện", "Found"),
        FindingEventKind.Changed => words.Of("Số liệu thay đổi, cảnh báo vẫn còn", "Other numbers, still there"),
        FindingEventKind.Resolved => words.Of("Số liệu không còn trái quy tắc", "The figures no longer fail the rule"),
        _ => words.Of("Trái quy tắc trở lại", "There again"),
    };

    /// <summary>The finding as a sentence of a page.</summary>
    public static string Sentence(Words words, FindingText texts, Finding finding) => words.Language == Language.Vietnamese ? texts.Vietnamese(finding) : texts.EnglishOfPage(finding);

    /// <summary>A cell in a line: its metric, its period where that is not the finding's, its value.</summary>
    public static string Cell(Words words, FindingText texts, Finding finding, FindingCell cell) =>
        $"{words.Item(cell.Metric)}{(cell.Period == finding.Period ? "" : ", " + words.Period(cell.Period))}: {texts.Value(cell, words)}";

    /// <summary>The smallest edit, with what slipped.</summary>
    public static string Edit(Words words, FindingEdit edit) => words.Language == Language.Vietnamese ? FindingText.Vietnamese(edit) : FindingText.EnglishOfPage(edit);
}
