using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>Reads a workbook with a mapping. What is not certain is left out and said, never guessed.</summary>
internal sealed class SheetExtractor
{
    private readonly SheetMapping _mapping;
    private readonly KnownCatalogue _catalogue;
    private readonly List<SheetRemark> _remarks = [];
    private readonly List<SheetEntry> _entries = [];

    private SheetExtractor(SheetMapping mapping, KnownCatalogue catalogue) => (_mapping, _catalogue) = (mapping, catalogue);

    /// <summary>The figures.</summary>
    /// <param name="workbook">The file.</param>
    /// <param name="mapping">How it is to be read.</param>
    /// <param name="catalogue">What the service takes from the sender.</param>
    /// <param name="period">The period that the person named; null: none.</param>
    public static SheetFigures Extract(Workbook workbook, SheetMapping mapping, KnownCatalogue catalogue, string? period) =>
        new SheetExtractor(mapping, catalogue).Run(workbook, period);

    private SheetFigures Run(Workbook workbook, string? option)
    {
        var period = "";
        if (Choose(workbook) is { } sheet)
        {
            period = PeriodChoice.Of(workbook, sheet, _mapping.Header.First, option, _mapping.Period, _remarks);
            CheckHeaders(sheet);
            if (!_remarks.Exists(r => r.Severity == RemarkSeverity.Fault))
            {
                Read(sheet, new UnitFinder(_catalogue, PeriodWords.LastDay(period)));
                if (_entries.Count == 0)
                {
                    _remarks.Add(RemarkWords.NothingToSend());
                }
            }
        }

        var ordered = _remarks.OrderBy(r => r.At?.Row ?? 0).ThenBy(r => r.At?.Column ?? 0).ToList();
        return new SheetFigures(period, _mapping.Kind, _entries, ordered);
    }

    private Sheet? Choose(Workbook workbook)
    {
        var sheet = _mapping.Sheet is { } name ? workbook.Sheets.FirstOrDefault(s => s.Name == name) : workbook.FirstVisible;
        if (sheet is null)
        {
            _remarks.Add(RemarkWords.SheetMissing(_mapping.Sheet ?? "", workbook.Sheets.Select(s => s.Name)));
        }
        else if (sheet.IsHidden)
        {
            _remarks.Add(RemarkWords.SheetHidden(sheet.Name));
            return null;
        }

        return sheet;
    }

    private void CheckHeaders(Sheet sheet)
    {
        foreach (var column in _mapping.Columns)
        {
            var at = sheet.At(_mapping.Header.First, column.Column);
            var found = HeaderText.Of(sheet, _mapping.Header, column.Column);
            if (column.Header is { } header && PlainWords.Of(found) != PlainWords.Of(header))
            {
                _remarks.Add(RemarkWords.HeaderDiffers(at, found, header));
            }

            CheckMetric(at, column.Metric);
        }

        foreach (var row in _mapping.Rows)
        {
            var at = sheet.At(row.Row, _mapping.Labels);
            var found = HeaderText.OneLine(sheet.Seen(row.Row, _mapping.Labels).Text);
            if (row.Header is { } header && PlainWords.Of(found) != PlainWords.Of(header))
            {
                _remarks.Add(RemarkWords.LabelDiffers(at, found, header));
            }

            CheckMetric(at, row.Metric);
        }
    }

    private void CheckMetric(CellAddress at, string metric)
    {
        if (metric.Length > 0 && (_catalogue.Metric(metric) is not { } known || (known.IsIndicator && _mapping.Kind == SubmissionKind.Figures)))
        {
            _remarks.Add(RemarkWords.UnknownMetric(at, metric));
        }
    }

    private void Read(Sheet sheet, UnitFinder units)
    {
        var styles = _mapping.Columns.ToDictionary(c => c.Column, c => Style(sheet, c));
        var told = styles.Values.Select(s => s.Told).Where(s => s != NumberStyle.Unknown).Distinct().ToList();
        var isOneStyle = told.Count == 1 && !styles.Values.Any(s => s.IsMixed);
        var ofFile = isOneStyle ? told[0] : NumberStyle.Unknown;
        var cells = new FigureCell(sheet, _mapping, ofFile, _remarks);
        if (_mapping.Rows.Count > 0)
        {
            ReadMetricRows(cells, styles, sheet, units);
        }
        else
        {
            // A total that is no number is not left out of anything.
            ReadAreaRows(cells, new FigureCell(sheet, _mapping, ofFile, []), styles, sheet, units);
        }
    }

    private void ReadAreaRows(FigureCell cells, FigureCell totals, Dictionary<int, ColumnStyle> styles, Sheet sheet, UnitFinder units)
    {
        var texts = new TextRows(sheet, _mapping);
        var rows = new AreaRows(sheet, _mapping, units, _remarks).Read();
        rows.RemoveAll(r => texts.IsShifted(r.Row, _remarks));
        foreach (var row in rows.Where(r => r.Unit is not null))
        {
            foreach (var column in _mapping.Columns)
            {
                Add(cells.Read(row.Row, column, row.Unit!.Code, _catalogue.Metric(column.Metric)!, column.Factor, styles[column.Column]));
            }
        }

        foreach (var total in rows.Where(r => r.Unit is null))
        {
            foreach (var column in _mapping.Columns)
            {
                Compare(totals, styles[column.Column], sheet, total.Row, column);
            }
        }
    }

    private void ReadMetricRows(FigureCell cells, Dictionary<int, ColumnStyle> styles, Sheet sheet, UnitFinder units)
    {
        var texts = new TextRows(sheet, _mapping);
        var rows = _mapping.Rows.Where(r => !texts.IsShifted(r.Row, _remarks)).ToList();
        foreach (var column in _mapping.Columns)
        {
            var at = sheet.At(_mapping.Header.First, column.Column);
            if (units.OfCode(column.Area) is null)
            {
                _remarks.Add(RemarkWords.UnknownArea(at, column.Area));
                continue;
            }

            foreach (var row in rows)
            {
                Add(cells.Read(row.Row, column, column.Area, _catalogue.Metric(row.Metric)!, row.Factor * column.Factor, styles[column.Column]));
            }
        }
    }

    // A total over rows of which some were left out says nothing.
    private void Compare(FigureCell cells, ColumnStyle style, Sheet sheet, int row, FigureColumn column)
    {
        var cell = sheet[row, column.Column];
        if (cell.Kind is not (CellKind.Number or CellKind.Text) || cells.Absence(cell) is not null || _remarks.Exists(r => Leaves(r, column.Column)))
        {
            return;
        }

        var at = sheet.At(row, column.Column);
        var metric = _catalogue.Metric(column.Metric)!;
        var sum = _entries.Where(e => e.At.Column == column.Column).Sum(e => e.Value ?? 0);
        if (cells.Number(cell, at, style, metric.Decimals == 0 && column.Factor == 1) is { } total && (Math.Abs(total) > FigureCell.Largest || total * column.Factor != sum))
        {
            _remarks.Add(RemarkWords.TotalDiffers(at, cell.Text, sum / column.Factor));
        }
    }

    private bool Leaves(SheetRemark remark, int column) =>
        remark.Severity == RemarkSeverity.LeftOut && (remark.At?.Column == column || remark.At?.Column == _mapping.Labels);

    private ColumnStyle Style(Sheet sheet, FigureColumn column)
    {
        var texts = sheet.Rows
            .Where(r => r > _mapping.Header.Last && _mapping.Data?.Contains(r) != false && (_mapping.Rows.Count == 0 || _mapping.Rows.Any(m => m.Row == r)))
            .Select(r => (At: sheet.At(r, column.Column), Cell: sheet[r, column.Column]))
            .Where(c => c.Cell.Kind == CellKind.Text)
            .Select(c => (c.At, c.Cell.Text));
        return new ColumnStyle(column.Numbers != NumberStyle.Unknown ? column.Numbers : _mapping.Numbers, texts);
    }

    private void Add(SheetEntry? entry)
    {
        if (entry is not null)
        {
            _entries.Add(entry);
        }
    }
}
