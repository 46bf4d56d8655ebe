namespace Telemetry.Operators.Cli.Sheets.Grid;

/// <summary>A file's sheets in their order.</summary>
/// <param name="FileName">Name without folder.</param>
/// <param name="Sheets">At least one.</param>
internal sealed record Workbook(string FileName, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The first that is not hidden.</summary>
    public Sheet? FirstVisible => Sheets.FirstOrDefault(s => !s.IsHidden);
}
