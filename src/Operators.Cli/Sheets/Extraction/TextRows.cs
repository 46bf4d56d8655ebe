using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>
/// Rows of a CSV file that a separator within a number has shifted (1,795,838 without quotes between commas): more fields than the header has.
/// A workbook's cells do not move; what stands there beside the table is a note.
/// </summary>
internal sealed class TextRows(Sheet sheet, SheetMapping mapping)
{
    private readonly int _last = sheet.Columns
        .Where(c => sheet.Rows.Any(r => mapping.Header.Contains(r) && sheet[r, c].Kind != CellKind.Empty))
        .Concat(mapping.Columns.Select(c => c.Column))
        .Append(mapping.Labels)
        .Max();

    /// <summary>Whether the row is shifted; the remark says so, at the label, for it is the row that is left out.</summary>
    public bool IsShifted(int row, List<SheetRemark> remarks)
    {
        var beyond = sheet.Name.Length > 0 ? 0 : sheet.Columns.Find(c => c > _last && sheet[row, c].Kind != CellKind.Empty);
        if (beyond > 0)
        {
            remarks.Add(RemarkWords.BeyondHeader(sheet.At(row, mapping.Labels), HeaderText.OneLine(sheet[row, mapping.Labels].Text), sheet.At(row, beyond)));
        }

        return beyond > 0;
    }
}
