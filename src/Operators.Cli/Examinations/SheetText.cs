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

    // Stored digits in the format that the doctor takes first.
    private static string Written(SheetCell cell) => cell switch
    {
        { Kind: CellKind.Percent, Number: { } share } => NumberText.Of(Language.Vietnamese, Shortest(share * 100)) + "%",
        { Kind: CellKind.Number or CellKind.Divided, Number: { } number } => NumberText.Of(Language.Vietnamese, Shortest(number)),
        _ => OneLine(cell.Text),
    };

    // Without the zeros that a product puts behind: 77.600 is 77.6. Three decimals get a fourth: 160,1250 is never 160 thousand, which 160,125 in a column of counts can be.
    private static decimal Shortest(decimal number)
    {
        var shortest = number / 1.0000000000000000000000000000m;
        return shortest.Scale == 3 ? shortest + 0.0000m : shortest;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
