namespace Telemetry.Operators.Cli.Sheets.Grid;

/// <summary>One cell.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">As received, without white space around it; of a number its digits with a decimal point.</param>
/// <param name="Number">The number, of the kinds that are one.</param>
internal sealed record SheetCell(CellKind Kind, string Text, decimal? Number = null)
{
    /// <summary>A cell that holds nothing.</summary>
    public static SheetCell Empty { get; } = new(CellKind.Empty, "");
}
