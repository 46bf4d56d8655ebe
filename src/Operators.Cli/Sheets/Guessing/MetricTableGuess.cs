using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>A table of one unit: rows are metrics, and one column holds the figures, as in the annexes of departments' reports.</summary>
internal sealed class MetricTableGuess(Sheet sheet, MetricFinder metrics, UnitFinder units, string? area)
{
    private const int LeastRows = 2;

    private readonly List<SheetRemark> _remarks = [];

    public Guess Run()
    {
        var (labels, found) = sheet.Columns.Take(TableFrame.ColumnsLookedAt).Select(c => (Column: c, Rows: Labelled(c))).MaxBy(l => l.Rows.Count);
        if (found is null || found.Count < LeastRows || TableFrame.HeaderAbove(sheet, FirstRow(found[0].Row), labels) is not { } header)
        {
            return new(null, _remarks);
        }

        var about = area ?? Area(header);
        var column = Figures(header, labels, found);
        var rows = Rows(header, labels, found, column);
        if (about is null || column is null || rows.Count == 0)
        {
            if (about is null)
            {
                _remarks.Add(RemarkWords.UnknownArea(sheet.At(header.First, labels), ""));
            }

            return new(null, _remarks);
        }

        var cells = rows.Select(r => sheet[r.Row, column.Value]).ToList();
        return new(new SheetMapping
        {
            Sheet = sheet.Name.Length > 0 ? sheet.Name : null,
            Header = header,
            Labels = labels,
            Numbers = FigureColumnGuess.Style(cells, _remarks),
            Absences = FigureColumnGuess.Absences(cells, _remarks),
            Columns = [new FigureColumn { Column = column.Value, Header = HeaderText.Of(sheet, header, column.Value), Area = about }],
            Rows = rows,
        }, _remarks);
    }

    private List<(int Row, KnownMetric Metric)> Labelled(int column) => [.. sheet.Rows
        .Where(r => sheet[r, column].Kind == CellKind.Text)
        .Select(r => (Row: r, Metric: metrics.Find([UnitNotes.Take(LabelText.WithoutOrdinal(sheet[r, column].Text), out _)])))
        .Where(r => r.Metric is not null)
        .Select(r => (r.Row, r.Metric!))];

    // Rows of metrics that are not known may stand before the first that is: they are numbered like it.
    private int FirstRow(int known)
    {
        var numbers = sheet.Columns.Where(c => LabelText.IsOrdinal(sheet[known, c].Text) && sheet[known, c].Text.Length < 3).Take(1).ToList();
        return numbers.Count == 0
            ? known
            : sheet.Rows.Where(r => r <= known).Reverse().TakeWhile(r => r == known || LabelText.IsOrdinal(sheet[r, numbers[0]].Text)).Last();
    }

    private List<MetricRow> Rows(RowRange header, int labels, List<(int Row, KnownMetric Metric)> found, int? figures)
    {
        UnitNote? ofColumn = null;
        if (figures is { } at)
        {
            UnitNotes.Take(HeaderText.Of(sheet, header, at), out ofColumn);
        }

        var above = FigureColumnGuess.NoteAbove(sheet, header.First, out var isUnread);
        var unitWords = Vocabulary.Default.Plain("unitColumn").Select(u => u.Words).ToHashSet();
        var unitColumn = sheet.Columns.Where(c => unitWords.Contains(PlainWords.Of(HeaderText.Of(sheet, header, c)))).Select(c => (int?)c).FirstOrDefault();
        var rows = new List<MetricRow>();
        foreach (var group in found.GroupBy(f => f.Metric.Code))
        {
            foreach (var (row, metric) in group)
            {
                var cell = sheet.At(row, labels);
                var label = HeaderText.OneLine(sheet[row, labels].Text);
                UnitNotes.Take(label, out var note);
                var said = unitColumn is { } column ? UnitSaid(header, row, column) : "";
                note ??= UnitNotes.Of(said) ?? ofColumn;
                if (group.Count() > 1 || (note is null && said.Length > 0))
                {
                    _remarks.Add(RemarkWords.ColumnUnsure(cell, label, [metric]));
                }
                else if (FigureColumnGuess.Factor(metric, note, above, isUnread) is not { } factor)
                {
                    _remarks.Add(RemarkWords.FactorUnknown(cell, label, metric));
                }
                else
                {
                    _remarks.Add(RemarkWords.Understood(cell, label, $"dòng {row} '{label}' là {metric.Code} ({metric.Name}), nhân {factor}", $"row {row} '{label}' is {metric.Code} ({metric.EnglishName}), times {factor}"));
                    rows.Add(new MetricRow { Row = row, Header = label, Metric = metric.Code, Factor = factor });
                }
            }
        }

        // A row that counts something else, and not a signature below the table.
        var columns = TableFrame.FigureColumns(sheet, header, labels, [.. found.Select(f => f.Row)]);
        foreach (var row in sheet.Rows.Where(r => r > header.Last && found.TrueForAll(f => f.Row != r) && sheet[r, labels].Kind == CellKind.Text))
        {
            var label = HeaderText.OneLine(sheet[row, labels].Text);
            if (TableFrame.HasFigure(sheet, row, columns))
            {
                _remarks.Add(RemarkWords.ColumnUnsure(sheet.At(row, labels), label, metrics.Near([LabelText.WithoutOrdinal(label)])));
            }
        }

        return [.. rows.OrderBy(r => r.Row)];
    }

    // An empty cell below a unit means the same unit: so the annexes are printed.
    private string UnitSaid(RowRange header, int row, int column) => sheet.Rows
        .Where(r => r > header.Last && r <= row).Reverse()
        .Select(r => HeaderText.OneLine(sheet.Seen(r, column).Text))
        .FirstOrDefault(t => t.Length > 0) ?? "";

    // Which column holds what is, and not a plan or a growth: by its header, never by being the only one left.
    private int? Figures(RowRange header, int labels, List<(int Row, KnownMetric Metric)> found)
    {
        var words = Vocabulary.Default.Plain("value").Select(v => v.Words).ToHashSet();
        var columns = TableFrame.FigureColumns(sheet, header, labels, [.. found.Select(f => f.Row)]);
        var values = columns.Where(c => words.Contains(PlainWords.Of(UnitNotes.Take(HeaderText.Of(sheet, header, c), out _)))).ToList();
        foreach (var column in columns.Where(c => values.Count != 1 || c != values[0]))
        {
            _remarks.Add(RemarkWords.ColumnUnsure(sheet.At(header.First, column), HeaderText.Of(sheet, header, column), []));
        }

        return values.Count == 1 ? values[0] : null;
    }

    // A unit that the title names, else the one that the sender reports on.
    private string? Area(RowRange header)
    {
        var title = string.Join(' ', sheet.Rows.TakeWhile(r => r < header.First).SelectMany(r => sheet.Columns.Select(c => PlainWords.Of(sheet[r, c].Text))));
        var named = units.Top.Where(u => PlainWords.Contain(title, PlainWords.Of(u.Name))).ToList();
        return (named.Count == 1 ? named[0] : units.Top.Count == 1 ? units.Top[0] : null)?.Code;
    }
}
