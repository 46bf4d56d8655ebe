using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>
/// Sets a report beside what was officially printed for the same unit and period. A cell that differs gets a note: what was
/// printed, the arithmetic, and the reason where one was written down.
/// </summary>
internal sealed class PrintComparison(Catalogue.Catalogue catalogue, Words words, ReportNoteList notes, Func<string, string> fill)
{
    /// <summary>The lines, with notes on the cells that differ from the print.</summary>
    public IReadOnlyList<ReportLine> Compare(Report report, Area area, Period period, List<ReportLine> lines)
    {
        var unanswered = 0;
        foreach (var printed in Printed(report, area, period))
        {
            var column = report.Columns.Single(c => c.Code == printed.Column);
            var heading = fill(words.Of(column.Heading, column.EnglishHeading));
            var line = printed.Row.Length == 0 ? -1 : lines.FindIndex(l => l.Code == printed.Row && l.Operator is null);
            if (line < 0)
            {
                AddOutside(report, printed, heading);
                continue;
            }

            var at = report.Columns.ToList().IndexOf(column);
            var cell = lines[line].Cells[at];
            if (cell.Value is { } value && PrintedNumber.Means(printed.Text, value, cell.IsPercent))
            {
                continue;
            }

            if (HasNothing(cell))
            {
                unanswered++;
                continue;
            }

            var row = report.Rows.Single(r => r.Code == printed.Row);
            var note = notes.Add(Differs(printed, row, heading, cell), isAboutPrint: true);
            lines[line] = lines[line] with { Cells = [.. lines[line].Cells.Select((c, i) => i == at ? c with { Notes = [.. c.Notes, note] } : c)] };
        }

        if (unanswered > 0)
        {
            notes.Add(
                words.Of($"Bản in có số ở {unanswered} ô mà ở đây chưa có số liệu.", $"The print has figures in {unanswered} cells for which nothing was received here."),
                isAboutPrint: true);
        }

        return lines;
    }

    /// <summary>Where the prints that a report is set beside are found, each once.</summary>
    public IEnumerable<string> Origins(Report report, Area area, Period period) => Printed(report, area, period).Select(p => p.Origin).Distinct(StringComparer.Ordinal);

    private IEnumerable<PrintedCell> Printed(Report report, Area area, Period period) =>
        catalogue.Printed.Where(p => p.Report == report && p.Area.Key == area.Key && p.Period == period);

    // Nothing was sent that could be compared; one note says so for all such cells.
    private static bool HasNothing(ReportCell cell) => cell.Kind == ReportCellKind.Empty
        || cell.Figure is { Reason.Code: FigureReasonCode.NoValueReported or FigureReasonCode.NoPlan or FigureReasonCode.BaseMissing };

    private void AddOutside(Report report, PrintedCell printed, string heading)
    {
        var label = printed.Outside.Length > 0 ? printed.Outside : LabelOf(report.Rows.Single(r => r.Code == printed.Row));
        notes.Add(
            words.Of($"Bản in còn có “{label}”, {heading}: {printed.Text}.", $"The print also has “{label}”, {heading}: {printed.Text}.") + Reason(printed),
            isAboutPrint: true);
    }

    private string Differs(PrintedCell printed, ReportRow row, string heading, ReportCell cell)
    {
        var here = cell.Kind == ReportCellKind.Absent ? words.Of($"ở đây {cell.Text}", $"here {cell.Text}") : Arithmetic(row, cell);
        return words.Of($"“{LabelOf(row)}”, {heading}: bản in ghi {printed.Text}; {here}.", $"“{LabelOf(row)}”, {heading}: the print has {printed.Text}; {here}.") + Reason(printed);
    }

    private string LabelOf(ReportRow row) => words.Of(row.Label, row.EnglishLabel);

    private string Reason(PrintedCell printed)
    {
        var why = words.Of(printed.Why, printed.EnglishWhy);
        return why.Length == 0 ? "" : " " + why;
    }

    // How the number came about, in the unit shown: 100 × 89 / 95 = 93,68%.
    private string Arithmetic(ReportRow row, ReportCell cell)
    {
        var figure = cell.Figure!;
        if (FigureItem.TryParse(catalogue, figure.Item, out var item))
        {
            if (item.Kind == FigureItemKind.PlanCompletion && cell.IsPercent && figure.Passport.Plan is { } plan && figure.Passport.BasedOn is [{ Exact: { } actual }, ..])
            {
                var factor = row.Unit!.Factor;
                var (above, below) = item.Indicator?.Better == Better.Lower ? (plan.Value, actual) : (actual, plan.Value);
                return $"100 × {VietnameseFormat.Exact(above / factor)} / {VietnameseFormat.Exact(below / factor)} = {VietnameseFormat.Number(figure.Exact!.Value, figure.Decimals)}%";
            }

            if (FormulaText.Filled(item, figure) is { } filled)
            {
                return filled;
            }
        }

        return words.Of($"số liệu là {cell.Text}", $"the figure is {cell.Text}");
    }
}
