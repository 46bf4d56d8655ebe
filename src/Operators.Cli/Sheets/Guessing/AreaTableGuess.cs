using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>A table whose rows are units and whose columns are metrics.</summary>
internal sealed class AreaTableGuess(Sheet sheet, MetricFinder metrics, UnitFinder units)
{
    private readonly List<SheetRemark> _remarks = [];

    public Guess Run()
    {
        var labels = sheet.Columns.Take(TableFrame.ColumnsLookedAt).Select(Labelled).Where(l => l.Rows.Count > 0).MaxBy(l => l.Rows.Count);
        if (labels is null || TableFrame.HeaderAbove(sheet, FirstRow(labels), labels.Column) is not { } header)
        {
            return new(null, _remarks);
        }

        labels = Coded(header, labels) ?? labels;
        _remarks.Add(RemarkWords.Understood(
            sheet.At(header.First, labels.Column),
            HeaderText.Of(sheet, header, labels.Column),
            $"cột {ColumnName.Of(labels.Column)} là đơn vị cấp {MappingWords.Of(MappingWords.Level, labels.Level)}, {labels.Rows.Count} dòng",
            $"column {ColumnName.Of(labels.Column)} names units of level {MappingWords.Of(MappingWords.Level, labels.Level)}, {labels.Rows.Count} rows"));
        var columns = Columns(header, labels);
        if (columns.Count == 0)
        {
            return new(null, _remarks);
        }

        var cells = columns.SelectMany(c => labels.Rows.Select(r => sheet[r, c.Column])).ToList();
        return new(new SheetMapping
        {
            Sheet = sheet.Name.Length > 0 ? sheet.Name : null,
            Header = header,
            Labels = labels.Column,
            By = labels.By,
            Level = labels.Level,
            Numbers = FigureColumnGuess.Style(cells, _remarks),
            Absences = FigureColumnGuess.Absences(cells, _remarks),
            Totals = [.. sheet.Rows.Where(r => r > header.Last).Select(r => sheet[r, labels.Column].Text).Where(Vocabulary.Default.IsTotal).Distinct()],
            Columns = columns,
        }, _remarks);
    }

    private int FirstRow(LabelColumn labels) =>
        // A total or the heading of a group may stand before the first unit.
        sheet.Rows.Where(r => r <= labels.Rows[0]).Reverse().TakeWhile(r => r == labels.Rows[0] || IsAboveUnits(sheet[r, labels.Column].Text, labels)).Last();

    private bool IsAboveUnits(string text, LabelColumn labels) => text.Length > 0
        && (Vocabulary.Default.IsTotal(LabelText.WithoutOrdinal(text)) || units.ByName(LabelText.WithoutOrdinal(text), null, null).Units.Any(u => u.Level < labels.Level));

    // The column's rows that name units, of the level of most of them.
    private LabelColumn Labelled(int column)
    {
        var found = sheet.Rows
            .Where(r => sheet[r, column].Kind == CellKind.Text)
            .SelectMany(r => units.ByName(LabelText.WithoutOrdinal(sheet[r, column].Text), null, null).Units.Select(u => u.Level).Distinct().Select(level => (Row: r, Level: level)))
            .GroupBy(f => f.Level)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .FirstOrDefault();
        return new(column, AreaNaming.Name, found?.Key ?? UnitLevel.Province, found is null ? [] : [.. found.Select(f => f.Row)]);
    }

    // A column of codes is taken by its header alone: row numbers are codes of provinces too.
    private LabelColumn? Coded(RowRange header, LabelColumn named)
    {
        var words = Vocabulary.Default.Plain("areaCode").Select(c => c.Words).ToHashSet();
        var column = sheet.Columns.Where(c => words.Contains(PlainWords.Of(HeaderText.Of(sheet, header, c)))).Take(1).ToList();
        return column.Count == 1 && named.Rows.TrueForAll(r => units.ByCode(sheet[r, column[0]].Text, named.Level).Unit is not null)
            ? named with { Column = column[0], By = AreaNaming.Code }
            : null;
    }

    private List<FigureColumn> Columns(RowRange header, LabelColumn labels)
    {
        var above = FigureColumnGuess.NoteAbove(sheet, header.First, out var isUnread);
        var found = new List<(FigureColumn Column, KnownMetric Metric)>();
        foreach (var column in TableFrame.FigureColumns(sheet, header, labels.Column, labels.Rows))
        {
            var at = sheet.At(header.First, column);
            var text = HeaderText.Of(sheet, header, column);
            UnitNote? note = null;
            var lines = HeaderText.Lines(sheet, header, column).Select(l =>
            {
                var rest = UnitNotes.Take(l, out var own);
                note = own ?? note;
                return rest;
            }).ToList();
            if (metrics.Find(lines) is not { } metric)
            {
                _remarks.Add(RemarkWords.ColumnUnsure(at, text, metrics.Near(lines)));
            }
            else if (FigureColumnGuess.Factor(metric, note, above, isUnread) is not { } factor)
            {
                _remarks.Add(RemarkWords.FactorUnknown(at, text, metric));
            }
            else
            {
                found.Add((new FigureColumn { Column = column, Header = text, Metric = metric.Code, Factor = factor }, metric));
            }
        }

        return Single(found);
    }

    // Two columns of one metric: which is meant cannot be told.
    private List<FigureColumn> Single(List<(FigureColumn Column, KnownMetric Metric)> found)
    {
        var kept = new List<FigureColumn>();
        foreach (var group in found.GroupBy(f => f.Metric.Code))
        {
            foreach (var (column, metric) in group)
            {
                var at = sheet.At(1, column.Column);
                if (group.Count() > 1)
                {
                    _remarks.Add(RemarkWords.ColumnUnsure(at, column.Header!, [metric]));
                    continue;
                }

                _remarks.Add(RemarkWords.Understood(
                    at,
                    column.Header!,
                    $"cột {ColumnName.Of(column.Column)} '{column.Header}' là {metric.Code} ({metric.Name}), nhân {column.Factor}",
                    $"column {ColumnName.Of(column.Column)} '{column.Header}' is {metric.Code} ({metric.EnglishName}), times {column.Factor}"));
                kept.Add(column);
            }
        }

        return [.. kept.OrderBy(c => c.Column)];
    }

    private sealed record LabelColumn(int Column, AreaNaming By, UnitLevel Level, List<int> Rows);
}
