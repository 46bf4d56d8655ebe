using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>Turns a question as asked into the single figures that it means, or says why it cannot be read. Thread-safe.</summary>
internal sealed class QuestionExpander(QuestionReader reader)
{
    private static readonly string[] OnlyAll = [FigureQuery.AllOperators];

    // A required parameter that was not given is read as an empty one, which the reader refuses by name.
    private static readonly string[] NotGiven = [""];

    /// <summary>Every combination of the lists, in their order.</summary>
    public bool TryExpand(FigureRequest request, [NotNullWhen(true)] out List<AskedFigure>? queries, [NotNullWhen(false)] out QueryFault? fault)
    {
        queries = null;
        var sources = request.Operators.Count == 0 ? OnlyAll : request.Operators;
        if (!IsSmallEnough(request, sources.Count, out fault)
            || !TryItems(request.Indicators, out var items, out fault)
            || !TryPeriods(request.Periods, out var periods, out fault)
            || !TryOperators(sources, out fault)
            || !TryBoundaries(request.Boundaries, out var boundaries, out fault))
        {
            return false;
        }

        IReadOnlyList<string> units = request.Areas.Count == 0 ? NotGiven : request.Areas;
        var areas = new Area[units.Count, periods.Count];
        for (var a = 0; a < units.Count; a++)
        {
            for (var p = 0; p < periods.Count; p++)
            {
                if (!reader.TryArea(units[a], periods[p], boundaries, out var area, out fault))
                {
                    return false;
                }

                areas[a, p] = area;
            }
        }

        queries = new List<AskedFigure>(items.Count * units.Count * periods.Count * sources.Count);
        foreach (var item in items)
        {
            for (var a = 0; a < units.Count; a++)
            {
                for (var p = 0; p < periods.Count; p++)
                {
                    foreach (var source in sources)
                    {
                        queries.Add(new AskedFigure(item, areas[a, p], periods[p], source, units[a]) { Boundaries = boundaries });
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Every period from the first to the last.</summary>
    public bool TryExpand(SeriesRequest request, [NotNullWhen(true)] out List<AskedFigure>? queries, [NotNullWhen(false)] out QueryFault? fault)
    {
        queries = null;
        var source = string.IsNullOrEmpty(request.Operator) ? FigureQuery.AllOperators : request.Operator;
        if (!reader.TryItem(request.Metric, QueryParameter.Metric, out var item, out fault)
            || !QuestionReader.TryPeriod(request.From, QueryParameter.From, out var from, out fault)
            || !QuestionReader.TryPeriod(request.To, QueryParameter.To, out var to, out fault)
            || !IsRange(from, to, out fault)
            || !reader.TryOperator(source, out fault)
            || !TryBoundaries(request.Boundaries, out var boundaries, out fault))
        {
            return false;
        }

        queries = [];
        for (var period = from; period.CompareTo(to) <= 0; period = period.Next())
        {
            if (queries.Count == FigureLimits.Periods)
            {
                fault = new QueryFault(
                    QueryFaultKind.TooManyFigures,
                    QueryParameter.To,
                    to.ToString(),
                    string.Create(CultureInfo.InvariantCulture, $"at most {FigureLimits.Periods} periods"),
                    "The series is too long for one answer.");
                return false;
            }

            if (!reader.TryArea(request.Area, period, boundaries, out var area, out fault))
            {
                return false;
            }

            queries.Add(new AskedFigure(item, area, period, source, request.Area!) { Boundaries = boundaries });
        }

        fault = null;
        return true;
    }

    private static bool TryBoundaries(string? text, out DateOnly? boundaries, [NotNullWhen(false)] out QueryFault? fault) =>
        QuestionReader.TryDay(text, QueryParameter.Boundaries, "2024-12-31", out boundaries, out fault);

    /// <summary>Whether one period can begin and the other end a series.</summary>
    public static bool IsRange(Period from, Period to, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = null;
        if (from.Grain != to.Grain)
        {
            fault = QueryFault.Invalid(QueryParameter.To, to.ToString(), $"a period as long as {from}", "The first and the last period are not of the same length.");
        }
        else if (from.First > to.First)
        {
            fault = QueryFault.Invalid(QueryParameter.To, to.ToString(), $"{from} or later", "The last period lies before the first.");
        }

        return fault is null;
    }

    private static bool IsSmallEnough(FigureRequest request, int sources, [NotNullWhen(false)] out QueryFault? fault)
    {
        var count = (decimal)request.Indicators.Count * request.Areas.Count * request.Periods.Count * sources;
        var longest = Math.Max(Math.Max(request.Indicators.Count, request.Areas.Count), Math.Max(request.Periods.Count, sources));
        fault = count > FigureLimits.Figures || longest > FigureLimits.Figures
            ? new QueryFault(
                QueryFaultKind.TooManyFigures,
                QueryParameter.None,
                null,
                string.Create(CultureInfo.InvariantCulture, $"at most {FigureLimits.Figures} figures: indicators × areas × periods × operators"),
                string.Create(CultureInfo.InvariantCulture, $"The question asks for {Math.Max(count, longest)} figures."))
            : null;
        return fault is null;
    }

    private bool TryItems(IReadOnlyList<string> texts, [NotNullWhen(true)] out List<FigureItem>? items, [NotNullWhen(false)] out QueryFault? fault)
    {
        items = [];
        foreach (var text in texts.Count == 0 ? NotGiven : texts)
        {
            if (!reader.TryItem(text, QueryParameter.Indicator, out var item, out fault))
            {
                return false;
            }

            items.Add(item);
        }

        fault = null;
        return true;
    }

    private static bool TryPeriods(IReadOnlyList<string> texts, [NotNullWhen(true)] out List<Period>? periods, [NotNullWhen(false)] out QueryFault? fault)
    {
        periods = [];
        foreach (var text in texts.Count == 0 ? NotGiven : texts)
        {
            if (!QuestionReader.TryPeriod(text, QueryParameter.Period, out var period, out fault))
            {
                return false;
            }

            periods.Add(period);
        }

        fault = null;
        return true;
    }

    private bool TryOperators(IReadOnlyList<string> texts, [NotNullWhen(false)] out QueryFault? fault)
    {
        foreach (var text in texts)
        {
            if (!reader.TryOperator(text, out fault))
            {
                return false;
            }
        }

        fault = null;
        return true;
    }
}
