using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>Lays a report out on a worksheet. For one report, on one thread.</summary>
internal sealed class ReportSheet
{
    private const int TitleRows = 4;
    private const double LineHeight = 15.5;
    private const uint A4 = 9;

    private readonly ReportDocument _document;
    private readonly SheetData _rows = new();
    private readonly MergeCells _merged = new();
    private readonly bool _hasNotes;
    private uint _row;

    public ReportSheet(ReportDocument document)
    {
        _document = document;
        _hasNotes = document.Lines.Any(l => l.Cells.Any(c => c.Notes.Count > 0));
    }

    /// <summary>Everything, as an absolute range; known once built.</summary>
    public string PrintArea { get; private set; } = "";

    /// <summary>The head's rows, repeated on every page; known once built.</summary>
    public string PrintTitles => string.Create(CultureInfo.InvariantCulture, $"${TitleRows + 1}:${TitleRows + _document.HeadRows}");

    private int Width => _document.Columns.Count + (_hasNotes ? 1 : 0);

    private string NotesHeading => _document.Language == Language.English ? "Notes" : "Ghi chú";

    /// <summary>The worksheet.</summary>
    public Worksheet Build()
    {
        Spread(_document.Title, ReportStyles.Title);
        Spread(_document.AreaName, ReportStyles.Subtitle);
        Spread(_document.AsOfText, ReportStyles.Subtitle);
        Spread("", ReportStyles.Plain);
        AddHead();
        foreach (var line in _document.Lines)
        {
            AddLine(line);
        }

        Spread("", ReportStyles.Plain);
        foreach (var note in _document.Notes)
        {
            Spread($"{ReportMarks.Of(note)} {note.Text}", ReportStyles.Plain);
        }

        foreach (var source in _document.Sources)
        {
            Spread(source, ReportStyles.Plain);
        }

        PrintArea = string.Create(CultureInfo.InvariantCulture, $"$A$1:${Letter(Width - 1)}${_row}");
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(Freeze()) { WorkbookViewId = 0, ShowGridLines = false }),
            Columns(),
            _rows,
            _merged,
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C&P/&N")));
    }

    private static string Letter(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letter((column / 26) - 1) + (char)('A' + (column % 26));

    private static Cell Words(string reference, string text, uint style) => text.Length == 0
        ? new Cell { CellReference = reference, StyleIndex = style }
        : new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = reference, StyleIndex = style, DataType = CellValues.InlineString };

    private string Reference(int column) => Letter(column) + _row.ToString(CultureInfo.InvariantCulture);

    private Row NextRow(double? height = null)
    {
        _row++;
        var row = new Row { RowIndex = _row };
        if (height is { } points)
        {
            row.Height = points;
            row.CustomHeight = true;
        }

        _rows.Append(row);
        return row;
    }

    // Words over the whole width. A merged cell does not grow by itself, so its height is made for its words.
    private void Spread(string text, uint style)
    {
        var characters = Enumerable.Range(0, Width).Sum(WidthOf);
        var row = NextRow(Math.Max(1, Math.Ceiling(text.Length / characters)) * (style == ReportStyles.Title ? 20 : LineHeight));
        row.Append(Words(Reference(0), text, style));
        if (text.Length > 0 && Width > 1)
        {
            _merged.Append(new MergeCell { Reference = $"{Reference(0)}:{Reference(Width - 1)}" });
        }
    }

    private void AddHead()
    {
        var first = _row + 1;
        var headings = _document.Head().ToList();
        if (_hasNotes)
        {
            headings.Add(new ReportHeading(NotesHeading, 0, _document.Columns.Count, _document.HeadRows, 1));
        }

        for (var i = 0; i < _document.HeadRows; i++)
        {
            var lines = headings.Where(h => h.Row == i && h.Rows == 1).Select(h => h.Text.Length / (WidthOf(h.Column) * h.Columns))
                .Concat(headings.Where(h => h.Rows > 1).Select(h => h.Text.Length / WidthOf(h.Column) / h.Rows));
            var row = NextRow((1 + Math.Ceiling(lines.DefaultIfEmpty(0).Max())) * LineHeight);
            for (var column = 0; column < Width; column++)
            {
                var text = headings.Find(h => h.Row == i && h.Column == column)?.Text ?? "";
                row.Append(Words(Reference(column), text, ReportStyles.Heading));
            }
        }

        foreach (var heading in headings.Where(h => h.Rows > 1 || h.Columns > 1))
        {
            var (top, bottom) = (first + (uint)heading.Row, first + (uint)(heading.Row + heading.Rows - 1));
            _merged.Append(new MergeCell
            {
                Reference = string.Create(CultureInfo.InvariantCulture, $"{Letter(heading.Column)}{top}:{Letter(heading.Column + heading.Columns - 1)}{bottom}"),
            });
        }
    }

    private void AddLine(ReportLine line)
    {
        var row = NextRow();
        var isBold = line.Style != ReportRowStyle.Item;
        for (var i = 0; i < line.Cells.Count; i++)
        {
            row.Append(Cell(line.Cells[i], Reference(i), isBold, isIndented: line.Operator is not null && _document.Report.Columns[i].Shows == ReportContent.Label));
        }

        if (_hasNotes)
        {
            row.Append(Words(Reference(line.Cells.Count), ReportMarks.Of(line), ReportStyles.Text));
        }
    }

    private static Cell Cell(ReportCell cell, string reference, bool isBold, bool isIndented) => cell.Kind switch
    {
        ReportCellKind.Number => new Cell(new CellValue(Written(cell)))
        {
            CellReference = reference, StyleIndex = ReportStyles.Number(cell.Value!.Value.Scale, cell.IsPercent, isBold), DataType = CellValues.Number,
        },
        ReportCellKind.Absent => Words(reference, cell.Text, ReportStyles.Absent),
        _ => Words(reference, isIndented ? "   " + cell.Text : cell.Text, isBold ? ReportStyles.BoldText : ReportStyles.Text),
    };

    // Not rounded, so that a spreadsheet can go on computing; the format rounds what is shown. Per cents are parts of one there.
    private static string Written(ReportCell cell) =>
        ((double)(cell.IsPercent ? cell.Exact!.Value / 100 : cell.Exact!.Value)).ToString("R", CultureInfo.InvariantCulture);

    private double WidthOf(int column) => column >= _document.Columns.Count ? 12 : _document.Report.Columns[column].Shows switch
    {
        ReportContent.Number => 6,
        ReportContent.Label => 46,
        ReportContent.Unit => 14,
        _ => 16,
    };

    private Columns Columns()
    {
        var columns = new Columns();
        for (var i = 0; i < Width; i++)
        {
            columns.Append(new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = WidthOf(i), CustomWidth = true });
        }

        return columns;
    }

    private Pane Freeze()
    {
        var rows = TitleRows + _document.HeadRows;
        return new Pane
        {
            VerticalSplit = rows,
            TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"A{rows + 1}"),
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
    }
}
