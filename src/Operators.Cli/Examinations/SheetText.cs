using System.Text;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Examinations;

/// <summary>A sheet as text: its name, then a line for each row with tabs between the columns, numbers written as in Vietnam. What the sheet hides is left out. Pure.</summary>
internal static class SheetText
{
    /// <summary>Adds a sheet, an empty line behind it.</summary>
    public static void Append(StringBuilder text, Sheet sheet)
    {
        if (sheet.Name.Length > 0)
        {
            text.Append(OneLine(sheet.Name)).Append('\n');
        }

        var columns = sheet.Columns.Where(c => !sheet.IsColumnHidden(c)).ToList();
        foreach (var row in sheet.Rows.Where(r => !sheet.IsRowHidden(r)))
        {
            text.AppendJoin('\t', columns.Select(c => Written(sheet[row, c]))).Append('\n');
        }

        text.Append('\n');
    }

    // Stored digits in the format that the doctor takes first: 160.125 on a sheet is 160,125 in a report, and never 160 thousand.
    private static string Written(SheetCell cell) => cell switch
    {
        { Kind: CellKind.Percent, Number: { } share } => NumberText.Of(Language.Vietnamese, Shortest(share * 100)) + "%",
        { Kind: CellKind.Number or CellKind.Divided, Number: { } number } => NumberText.Of(Language.Vietnamese, Shortest(number)),
        _ => OneLine(cell.Text),
    };

    // Without the zeros that a product puts behind: 77.600 is 77.6.
    private static decimal Shortest(decimal number) => number / 1.0000000000000000000000000000m;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
