using System.Globalization;

namespace Telemetry.Operators.Cli.Sheets.Grid;

/// <summary>Where a cell stands, as a spreadsheet program shows it.</summary>
/// <param name="Sheet">Name of the sheet; empty in a CSV file, which has one without a name.</param>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct CellAddress(string Sheet, int Row, int Column)
{
    /// <summary><c>Sheet1!C17</c>, <c>'Biểu 01'!C17</c>; in a CSV file <c>C17</c>.</summary>
    public override string ToString()
    {
        var cell = string.Create(CultureInfo.InvariantCulture, $"{ColumnName.Of(Column)}{Row}");
        return Sheet.Length == 0 ? cell : Sheet.All(char.IsAsciiLetterOrDigit) ? $"{Sheet}!{cell}" : $"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cell}";
    }
}
