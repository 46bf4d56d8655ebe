using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>The words of the mapping file for what has several values, in one place for reading and for writing.</summary>
internal static class MappingWords
{
    public static (string Word, NumberStyle Value)[] Numbers { get; } =
        [("auto", NumberStyle.Unknown), ("vietnamese", NumberStyle.Vietnamese), ("english", NumberStyle.English)];

    public static (string Word, HiddenCells Value)[] Hidden { get; } =
        [("refuse", HiddenCells.Refuse), ("read", HiddenCells.Read), ("skip", HiddenCells.Skip)];

    public static (string Word, AreaNaming Value)[] Naming { get; } = [("name", AreaNaming.Name), ("code", AreaNaming.Code)];

    public static (string Word, UnitLevel Value)[] Level { get; } =
        [("country", UnitLevel.Country), ("province", UnitLevel.Province), ("district", UnitLevel.District), ("commune", UnitLevel.Commune)];

    public static (string Word, SubmissionKind Value)[] Kind { get; } =
        [("figures", SubmissionKind.Figures), ("plan", SubmissionKind.Plan), ("published", SubmissionKind.Published)];

    public static (string Word, AbsenceMeaning Value)[] Absence { get; } =
    [
        ("skip", AbsenceMeaning.Skip), ("zero", AbsenceMeaning.Zero), ("notApplicable", AbsenceMeaning.NotApplicable), ("notAvailable", AbsenceMeaning.NotAvailable),
        ("notReported", AbsenceMeaning.NotReported), ("withheld", AbsenceMeaning.Withheld), ("withdrawn", AbsenceMeaning.Withdrawn),
    ];

    /// <summary>The word for a value.</summary>
    public static string Of<T>((string Word, T Value)[] words, T value) => words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Word;
}
