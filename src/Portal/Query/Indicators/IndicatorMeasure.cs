using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>What is done with an indicator or metric, as an address writes it. Pure.</summary>
internal static class IndicatorMeasure
{
    private static readonly (string Word, string Prefix, FigureItemKind Kind)[] All =
    [
        ("value", "", FigureItemKind.Value),
        ("growth", "growth.", FigureItemKind.Growth),
        ("plan", "plan.", FigureItemKind.Plan),
        ("plan_completion", "plan_completion.", FigureItemKind.PlanCompletion),
        ("share", "share.", FigureItemKind.Share),
        ("hhi", "hhi.", FigureItemKind.Concentration),
    ];

    /// <summary>Every word, in the order of a form.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. All.Select(m => m.Word)];

    /// <summary>The word of a kind.</summary>
    public static string WordOf(FigureItemKind kind) => Array.Find(All, m => m.Kind == kind).Word;

    /// <summary>The kind of a word.</summary>
    public static FigureItemKind KindOf(string word) => Array.Find(All, m => m.Word == word).Kind;

    /// <summary>The written item of a code with that done.</summary>
    public static string ItemOf(string code, FigureItemKind kind) => Array.Find(All, m => m.Kind == kind).Prefix + code;
}
