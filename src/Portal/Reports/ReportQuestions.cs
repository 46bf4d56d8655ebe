using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Reports;

/// <summary>Which figures a report needs, each once, and what was answered. For one report, on one thread.</summary>
internal sealed class ReportQuestions(Catalogue.Catalogue catalogue, Area area, Period period)
{
    private readonly Dictionary<(string Item, Period Period, string Source), Figure> _figures = [];
    private readonly List<AskedFigure> _open = [];
    private readonly HashSet<(string Item, Period Period, string Source)> _asked = [];

    /// <summary>Every figure answered.</summary>
    public IEnumerable<Figure> Answered => _figures.Values;

    /// <summary>Adds what a row's column needs, of the total or of one source.</summary>
    public void Ask(ReportRow row, ReportColumn column, string source)
    {
        if (QuestionOf(row, column, source) is { } key && _asked.Add(key) && FigureItem.TryParse(catalogue, key.Item, out var item))
        {
            _open.Add(new AskedFigure(item, area, key.Period, key.Source, area.Key.ToString()));
        }
    }

    /// <summary>Takes what was asked since the last time.</summary>
    public List<AskedFigure> TakeOpen()
    {
        List<AskedFigure> open = [.. _open];
        _open.Clear();
        return open;
    }

    /// <summary>Keeps the answer to what was taken, in its order.</summary>
    public void Keep(List<AskedFigure> asked, FigureAnswer answer)
    {
        for (var i = 0; i < asked.Count; i++)
        {
            _figures[(asked[i].Item.Text, asked[i].Period, asked[i].Source)] = answer.Figures[i];
        }
    }

    /// <summary>The figure of a row's column; null where the layout has none there.</summary>
    public Figure? Find(ReportRow row, ReportColumn column, string source) =>
        QuestionOf(row, column, source) is { } key && _figures.TryGetValue(key, out var figure) ? figure : null;

    private (string Item, Period Period, string Source)? QuestionOf(ReportRow row, ReportColumn column, string source)
    {
        if (!column.HasFigures || (column.OfBeside ? row.Beside : row.Item) is not { } item)
        {
            return null;
        }

        return column.Shows switch
        {
            ReportContent.Value => (item.Code, period, source),
            ReportContent.YearBefore => (item.Code, period.SamePeriodOfYearBefore(), source),
            ReportContent.Growth => ("growth." + item.Code, period, source),
            ReportContent.Plan => ("plan." + item.Code, Period.OfYear(period.Year), source),
            ReportContent.NextPlan => ("plan." + item.Code, Period.OfYear(period.Year + 1), source),
            ReportContent.Share => source == FigureQuery.AllOperators || item.Metric is null ? null : ("share." + item.Code, period, source),
            _ => ("plan_completion." + item.Code, period, source),
        };
    }
}
