using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Telemetry.Operators.Cli.Sheets.Grid;
using Sheet = Telemetry.Operators.Cli.Sheets.Grid.Sheet;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Reads one sheet's part from its beginning to its end.</summary>
internal sealed class XlsxSheetReader(List<string> strings, XlsxFormats formats, int cellsLeft)
{
    private const int LastRow = 1_048_576;

    private readonly Dictionary<(int Row, int Column), SheetCell> _cells = [];
    private readonly List<MergedRange> _merges = [];
    private readonly HashSet<int> _hiddenRows = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private int _row;
    private int _column;

    public Sheet Read(WorksheetPart part, string name, bool isHidden, out int cells)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Row))
            {
                TakeRow(reader);
            }
            else if (reader.ElementType == typeof(Cell))
            {
                Take((Cell)reader.LoadCurrentElement()!);
            }
            else if (reader.ElementType == typeof(Column))
            {
                Take((Column)reader.LoadCurrentElement()!);
            }
            else if (reader.ElementType == typeof(MergeCell))
            {
                Take((MergeCell)reader.LoadCurrentElement()!);
            }
        }

        cells = _cells.Count;
        return new Sheet(name, isHidden, _cells, _merges, _hiddenRows, _hiddenColumns);
    }

    private void TakeRow(OpenXmlReader reader)
    {
        var isHidden = false;
        _row++;
        _column = 0;
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == "r")
            {
                _row = int.Parse(attribute.Value!, NumberStyles.None, CultureInfo.InvariantCulture);
            }
            else if (attribute.LocalName == "hidden")
            {
                isHidden = attribute.Value is "1" or "true";
            }
        }

        if (_row is < 1 or > LastRow)
        {
            throw new UnreadableFileException(UnreadableWords.Damaged);
        }

        if (isHidden)
        {
            _hiddenRows.Add(_row);
        }
    }

    private void Take(Column column)
    {
        if (column is { Hidden.Value: true, Min.Value: var first, Max.Value: var last })
        {
            for (var i = first; i <= Math.Min(last, ColumnName.Last); i++)
            {
                _hiddenColumns.Add((int)i);
            }
        }
    }

    private void Take(MergeCell merge)
    {
        var ends = (merge.Reference?.Value ?? "").Split(':');
        if (ends.Length != 2 || !TryReference(ends[0], out var first) || !TryReference(ends[1], out var last) || first.Row > last.Row || first.Column > last.Column
            || _merges.Count == SheetLimits.Merges)
        {
            throw new UnreadableFileException(UnreadableWords.Damaged);
        }

        _merges.Add(new MergedRange(first.Row, first.Column, last.Row, last.Column));
    }

    private void Take(Cell cell)
    {
        _column++;
        if (cell.CellReference?.Value is { } reference)
        {
            // A cell stands in the row that holds it.
            _column = TryReference(reference, out var at) && at.Row == _row ? at.Column : throw new UnreadableFileException(UnreadableWords.Damaged);
        }

        var content = Content(cell);
        if (content.Kind == CellKind.Empty)
        {
            return;
        }

        _cells[(_row, _column)] = content;
        if (_cells.Count > cellsLeft)
        {
            throw new UnreadableFileException(UnreadableWords.TooManyCells);
        }
    }

    private SheetCell Content(Cell cell)
    {
        var type = cell.DataType?.Value ?? CellValues.Number;
        var value = cell.CellValue?.Text ?? "";
        if (type == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? Worded(XlsxText.Of(inline)) : SheetCell.Empty;
        }

        if (value.Length == 0)
        {
            return cell.CellFormula is null || type == CellValues.String
                ? SheetCell.Empty
                : new SheetCell(CellKind.FormulaWithoutValue, "=" + cell.CellFormula.Text);
        }

        return type switch
        {
            CellValues.SharedString => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count
                ? Worded(strings[index])
                : throw new UnreadableFileException(UnreadableWords.Damaged),
            CellValues.String => Worded(CellText.Trim(value)),
            CellValues.Boolean => new SheetCell(CellKind.Boolean, value == "1" ? "TRUE" : "FALSE"),
            CellValues.Error => new SheetCell(CellKind.Error, value),
            CellValues.Date => new SheetCell(CellKind.Date, value),
            _ => Number(value, cell.StyleIndex?.Value ?? 0),
        };
    }

    private static SheetCell Worded(string text) => text.Length == 0 ? SheetCell.Empty : new SheetCell(CellKind.Text, text);

    private SheetCell Number(string text, uint style)
    {
        if (!XlsxNumber.TryParse(text, out var number))
        {
            throw new UnreadableFileException(UnreadableWords.Damaged);
        }

        return new SheetCell(formats.KindOf(style), number.ToString(CultureInfo.InvariantCulture), number);
    }

    private static bool TryReference(string reference, out (int Row, int Column) at)
    {
        var letters = reference.AsSpan().IndexOfAnyInRange('0', '9');
        at = default;
        if (letters < 1 || !ColumnName.TryParse(reference.AsSpan(0, letters), out var column)
            || !int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row is < 1 or > LastRow)
        {
            return false;
        }

        at = (row, column);
        return true;
    }
}
