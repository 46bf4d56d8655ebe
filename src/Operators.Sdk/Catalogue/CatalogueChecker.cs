using System.Globalization;

namespace Telemetry.Operators.Catalogue;

/// <summary>
/// The collector's rules about cells, as it applies them: whole columns first (unknown metric, wrong decimals, wrong reporter), then
/// whole areas (unknown, not valid at the period, outside the territory), then single cells (twice, not a number, a fraction, out of
/// bounds). A cell is refused once, for the first cause. A test compares the verdicts with the service's on random submissions.
/// </summary>
internal sealed class CatalogueChecker(SenderCatalogue catalogue, Submission submission, DateOnly on)
{
    private const double Huge = 9e15;

    private readonly List<CellVerdict> _verdicts = [];

    public List<CellVerdict> Check()
    {
        // The collector's columns: cells of one metric in one form, whether they came as a table or as a list.
        var columns = submission.Cells()
            .GroupBy(c => (c.Metric, c.Decimals, c.IsNumber))
            .OrderBy(g => g.Key.Metric, StringComparer.Ordinal).ThenBy(g => g.Key.Decimals).ThenBy(g => g.Key.IsNumber)
            .Select(g => g.ToList())
            .Select(cells => (Cells: cells, Metric: CheckColumn(cells)))
            .ToList();
        var badAreas = CheckAreas(columns.Where(c => c.Metric is not null).SelectMany(c => c.Cells));
        foreach (var metric in columns.GroupBy(c => c.Cells[0].Metric, StringComparer.Ordinal))
        {
            // Also cells of columns that were refused as a whole name a cell.
            var twice = Twice(metric.SelectMany(c => c.Cells));
            foreach (var column in metric.Where(c => c.Metric is not null))
            {
                CheckCells(column.Cells, column.Metric!, badAreas, twice);
            }
        }

        return _verdicts;
    }

    private SenderMetric? CheckColumn(List<SubmissionCell> cells)
    {
        var first = cells[0];
        var isFigures = submission.Kind == SubmissionKind.Figures;
        var metric = catalogue.FindMetric(first.Metric) ?? (isFigures ? null : catalogue.FindPlanIndicator(first.Metric));
        if (metric is null)
        {
            return Refuse(VerdictCode.UnknownMetric, "mã một số liệu có trong danh mục | a metric's code of the catalogue");
        }

        if (isFigures && !metric.IsReportable)
        {
            return Refuse(VerdictCode.WrongReporter, $"{metric.Name}: nguồn khác báo cáo | reported by another kind of source");
        }

        return !first.IsNumber && first.Decimals != metric.Decimals && cells.Exists(c => c.State == CellState.Present)
            ? Refuse(VerdictCode.WrongDecimals, string.Create(CultureInfo.InvariantCulture, $"{metric.Name}: {metric.Decimals} chữ số thập phân | {metric.Decimals} decimals"))
            : metric;

        SenderMetric? Refuse(VerdictCode code, string expected)
        {
            int? column = submission is SubmissionTable ? first.Column : 0;
            _verdicts.Add(new CellVerdict(null, column, new Verdict("", first.Metric, code, cells.Count, "", expected)));
            return null;
        }
    }

    private HashSet<string> CheckAreas(IEnumerable<SubmissionCell> cells)
    {
        HashSet<string> bad = new(StringComparer.Ordinal);
        foreach (var area in cells.GroupBy(c => c.Area, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (catalogue.FindArea(area.Key, on) is not null)
            {
                continue;
            }

            bad.Add(area.Key);
            var code = catalogue.AreasWithCode(area.Key).Count > 0 ? VerdictCode.AreaNotValid
                : catalogue.HasWholeCountry ? VerdictCode.UnknownArea
                : VerdictCode.OutsideTerritory;
            var expected = code switch
            {
                VerdictCode.AreaNotValid => string.Create(CultureInfo.InvariantCulture, $"đơn vị tồn tại vào ngày {on:yyyy-MM-dd} | a unit that existed on that day"),
                VerdictCode.UnknownArea => "mã đơn vị hành chính của cơ quan thống kê | a code of the statistics office",
                _ => $"đơn vị thuộc địa bàn của {catalogue.SourceName} | a unit of the sender's territory",
            };
            _verdicts.Add(new CellVerdict(area.First().Row, null, new Verdict(area.Key, "", code, area.Count(), "", expected)));
        }

        return bad;
    }

    private static HashSet<string> Twice(IEnumerable<SubmissionCell> cells)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return [.. cells.Select(c => c.Area).Where(a => !seen.Add(a))];
    }

    private void CheckCells(List<SubmissionCell> cells, SenderMetric metric, HashSet<string> badAreas, HashSet<string> twice)
    {
        foreach (var cell in cells)
        {
            if (badAreas.Contains(cell.Area))
            {
                continue;
            }

            if (twice.Contains(cell.Area))
            {
                Refuse(cell, VerdictCode.DuplicateCell, "mỗi ô chỉ được gửi một lần trong một bản gửi | each cell once in a submission");
            }
            else if (cell.State == CellState.Present)
            {
                CheckValue(cell, metric);
            }
        }
    }

    private void CheckValue(SubmissionCell cell, SenderMetric metric)
    {
        var scaled = cell.Scaled;
        if (cell.IsNumber && !double.IsFinite(cell.Number))
        {
            Refuse(cell, VerdictCode.NotANumber, "phải là một số hữu hạn; nếu không có số liệu, hãy gửi lý do | a finite number; where there is none, say why it is absent");
        }
        else if (cell.IsNumber && !ScaledValue.TryFromDouble(cell.Number, metric.Decimals, out scaled))
        {
            if (Math.Abs(cell.Number) >= Huge)
            {
                RefuseBounds(cell, metric);
            }
            else
            {
                Refuse(cell, VerdictCode.NotWhole, metric.Decimals == 0
                    ? $"{metric.Name}: phải là số nguyên | a count must be whole"
                    : string.Create(CultureInfo.InvariantCulture, $"{metric.Name}: nhiều nhất {metric.Decimals} chữ số thập phân | at most {metric.Decimals} decimals"));
            }
        }
        else if (scaled < metric.Minimum || scaled > metric.Maximum)
        {
            RefuseBounds(cell, metric);
        }
    }

    private void RefuseBounds(SubmissionCell cell, SenderMetric metric)
    {
        var (low, high) = (ScaledValue.Text(metric.Minimum, metric.Decimals), ScaledValue.Text(metric.Maximum, metric.Decimals));
        Refuse(cell, VerdictCode.OutOfBounds, $"{metric.Name}: từ {low} đến {high} | {low} to {high}");
    }

    private void Refuse(SubmissionCell cell, VerdictCode code, string expected) =>
        _verdicts.Add(new CellVerdict(cell.Row, cell.Column, new Verdict(cell.Area, cell.Metric, code, 1, Received(cell), expected)));

    private static string Received(SubmissionCell cell) => cell.State != CellState.Present ? cell.State.ToString()
        : cell.IsNumber ? (cell.Number + 0.0).ToString("R", CultureInfo.InvariantCulture)
        : ScaledValue.Text(cell.Scaled, cell.Decimals);
}
