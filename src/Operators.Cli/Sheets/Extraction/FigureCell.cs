using System.Globalization;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>Reads one cell as a figure or as the word for its absence; null with a remark where it is neither.</summary>
internal sealed class FigureCell(Sheet sheet, SheetMapping mapping, NumberStyle ofFile, List<SheetRemark> remarks)
{
    /// <summary>Beyond this no metric has bounds, and the wire, which counts in the last decimal, no room.</summary>
    public const decimal Largest = 1_000_000_000_000_000_000m;

    /// <summary>The figure.</summary>
    public SheetEntry? Read(int row, FigureColumn column, string area, KnownMetric metric, long factor, ColumnStyle style)
    {
        var at = sheet.At(row, column.Column);
        if (IsHidden(at, out var isSaid))
        {
            if (isSaid)
            {
                remarks.Add(RemarkWords.Hidden(at, sheet[row, column.Column].Text));
            }

            return null;
        }

        if (sheet.MergeAt(row, column.Column) is { } merge && sheet[merge.FirstRow, merge.FirstColumn] is { Kind: not CellKind.Empty } merged)
        {
            remarks.Add(RemarkWords.MergedFigures(at, merged.Text));
            return null;
        }

        var cell = sheet[row, column.Column];
        if (cell.Kind is CellKind.Empty or CellKind.Text && Absence(cell) is { } absence)
        {
            return absence switch
            {
                AbsenceMeaning.Skip => null,
                AbsenceMeaning.Zero => new SheetEntry(area, metric, at, cell.Text, 0, null),
                _ => new SheetEntry(area, metric, at, cell.Text, null, absence),
            };
        }

        return Number(cell, at, style, metric.Decimals == 0 && factor == 1) is { } number && Scaled(number, factor, metric.Decimals, at, cell.Text) is { } value
            ? new SheetEntry(area, metric, at, cell.Text, value, null)
            : null;
    }

    /// <summary>What the cell's text stands for where it stands for no value.</summary>
    public AbsenceMeaning? Absence(SheetCell cell) => mapping.Absences.TryGetValue(cell.Text, out var meaning)
        ? meaning
        : cell.Kind == CellKind.Empty ? AbsenceMeaning.Skip : null;

    /// <summary>The number in a cell, as written.</summary>
    public decimal? Number(SheetCell cell, CellAddress at, ColumnStyle style, bool isWhole)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                return cell.Number;
            case CellKind.Text:
                return style.Read(at, cell.Text, ofFile, isWhole, remarks);
            case CellKind.Percent:
                remarks.Add(RemarkWords.Percentage(at, string.Create(CultureInfo.InvariantCulture, $"{cell.Number * 100:0.######}%")));
                return null;
            case CellKind.Divided:
                remarks.Add(RemarkWords.DividedByFormat(at, cell.Text));
                return null;
            case CellKind.Date:
                remarks.Add(RemarkWords.DateInstead(at, cell.Text));
                return null;
            case CellKind.Boolean:
                remarks.Add(RemarkWords.TruthInstead(at, cell.Text));
                return null;
            case CellKind.Error:
                remarks.Add(RemarkWords.FormulaError(at, cell.Text));
                return null;
            case CellKind.FormulaWithoutValue:
                remarks.Add(RemarkWords.FormulaWithoutValue(at, cell.Text));
                return null;
            default:
                return null;
        }
    }

    private decimal? Scaled(decimal number, long factor, int decimals, CellAddress at, string received)
    {
        if (Math.Abs(number) > Enumerable.Range(0, decimals).Aggregate(Largest / factor, (largest, _) => largest / 10))
        {
            remarks.Add(RemarkWords.TooLong(at, received));
            return null;
        }

        return number * factor / 1.0000000000000000000000000000m;
    }

    private bool IsHidden(CellAddress at, out bool isSaid)
    {
        var isHidden = mapping.Hidden != HiddenCells.Read && (sheet.IsRowHidden(at.Row) || sheet.IsColumnHidden(at.Column));
        isSaid = isHidden && mapping.Hidden == HiddenCells.Refuse && sheet[at.Row, at.Column].Kind != CellKind.Empty;
        return isHidden;
    }
}
