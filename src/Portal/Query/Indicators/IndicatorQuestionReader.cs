using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>Reads a question of the indicators' page, and fills in what was not given. Thread-safe.</summary>
internal sealed class IndicatorQuestionReader(Catalogue.Catalogue catalogue, QuestionReader reader, KnownPeriods known, TimeProvider time)
{
    private const string FirstChoice = "density.telephone";
    private const int MonthsOfSeries = 60;
    private const int OtherPeriodsOfSeries = 12;
    private const int LongestFilter = 64;

    private static readonly string[] Views = ["table", "map", "series", "shares", "distribution"];
    private static readonly string[] Sorts = ["rank", "name", "value", "status", "change", "growth"];

    /// <summary>The question, or what cannot be read of it.</summary>
    public async ValueTask<Reply<IndicatorQuestion>> ReadAsync(Caller caller, IndicatorRequest request, CancellationToken cancellationToken)
    {
        if (!TryItem(request, out var item, out var fault)
            || !QuestionReader.TryDay(request.Boundaries, QueryParameter.Boundaries, "2024-12-31", out var boundaries, out fault)
            || !TryWord(request.View, QueryParameter.View, Views, out var view, out fault)
            || !TrySort(request.Sort, out var sort, out var isDescending, out fault)
            || !TrySource(caller, request.Operator, out var source, out fault)
            || !TryFilter(request.Filter, out fault))
        {
            return fault;
        }

        var place = await ReadPlaceAsync(caller, request, boundaries, cancellationToken);
        if (!place.TryGet(out var found, out fault))
        {
            return fault;
        }

        var question = new IndicatorQuestion
        {
            Item = item,
            Area = found.Area,
            AreaText = found.Text,
            Period = found.Period,
            Source = source,
            Boundaries = boundaries,
            View = (IndicatorView)(view + 1),
            Sort = (UnitSort)Math.Max(0, sort),
            IsDescending = isDescending,
            Filter = request.Filter ?? "",
        };
        return TryRange(request, question, out var ranged, out fault) && TryCompare(request, ranged, out var compared, out fault) ? compared : fault;
    }

    private bool TryItem(IndicatorRequest request, [NotNullWhen(true)] out FigureItem? item, [NotNullWhen(false)] out QueryFault? fault)
    {
        var text = !string.IsNullOrEmpty(request.Indicator) ? request.Indicator
            : catalogue.Indicators.ContainsKey(FirstChoice) ? FirstChoice
            : catalogue.Indicators.Keys.Concat(catalogue.Metrics.Keys).Order(StringComparer.Ordinal).First();
        if (!reader.TryItem(text, QueryParameter.Indicator, out item, out fault)
            || !TryWord(request.Measure, QueryParameter.Measure, IndicatorMeasure.Words, out var measure, out fault))
        {
            return false;
        }

        if (measure >= 0 && !FigureItem.TryParse(catalogue, IndicatorMeasure.ItemOf(item.Code, IndicatorMeasure.KindOf(request.Measure!)), out item))
        {
            fault = QueryFault.Invalid(QueryParameter.Measure, request.Measure, "value, growth, plan or plan_completion", "Shares and concentration are of metrics, not of indicators.");
            return false;
        }

        return true;
    }

    private bool TrySource(Caller caller, string? text, out string source, [NotNullWhen(false)] out QueryFault? fault)
    {
        source = !string.IsNullOrEmpty(text) ? text : caller is { Role: CallerRole.Operator, Source: { } own } ? own : FigureQuery.AllOperators;
        return reader.TryOperator(source, out fault);
    }

    // The unit by the period, the period by the unit: whichever is given decides the other.
    private async ValueTask<Reply<Place>> ReadPlaceAsync(Caller caller, IndicatorRequest request, DateOnly? boundaries, CancellationToken cancellationToken)
    {
        QueryFault? fault;
        if (!string.IsNullOrEmpty(request.Period))
        {
            if (!QuestionReader.TryPeriod(request.Period, QueryParameter.Period, out var period, out fault))
            {
                return fault;
            }

            if (string.IsNullOrEmpty(request.Area))
            {
                var first = FirstUnit(caller, boundaries ?? period.Last);
                return new Place(first, first.Key.ToString(), period);
            }

            return reader.TryArea(request.Area, period, boundaries, out var area, out fault) ? new Place(area, request.Area, period) : fault;
        }

        IReadOnlyList<Area> candidates;
        if (string.IsNullOrEmpty(request.Area))
        {
            candidates = caller.IsEverywhere || caller.Territory.Count == 0 ? [catalogue.Country] : caller.Territory;
        }
        else if (!reader.TryAreas(request.Area, out candidates!, out fault))
        {
            return fault;
        }

        var place = await LatestAsync(caller, candidates, boundaries, cancellationToken);
        return place with { Text = string.IsNullOrEmpty(request.Area) ? place.Area.Key.ToString() : request.Area };
    }

    private async ValueTask<Place> LatestAsync(Caller caller, IReadOnlyList<Area> candidates, DateOnly? boundaries, CancellationToken cancellationToken)
    {
        // On other boundaries the unit may be younger than its figures.
        if (boundaries is { } day && candidates.FirstOrDefault(a => a.IsValidOn(day)) is { } unit)
        {
            var periods = await known.OfAsync(caller, unit, cancellationToken);
            return new Place(unit, "", periods.Count > 0 ? periods[0] : LastMonth(unit));
        }

        return await known.LatestAsync(caller, candidates, cancellationToken) is { } latest
            ? new Place(latest.Area, "", latest.Period)
            : new Place(candidates[^1], "", LastMonth(candidates[^1]));
    }

    private Area FirstUnit(Caller caller, DateOnly day) => caller.IsEverywhere
        ? catalogue.Country
        : caller.Territory.FirstOrDefault(a => a.IsValidOn(day))
            ?? catalogue.Country.Children.FirstOrDefault(a => a.IsValidOn(day) && AccessPolicy.MayRead(caller, a))
            ?? caller.Territory.FirstOrDefault(catalogue.Country);

    // The last one that is over; of a unit that is no more, its last.
    private Period LastMonth(Area unit)
    {
        var day = VietnamTime.DayOf(time.GetUtcNow()).AddMonths(-1);
        return Period.Containing(unit.ValidTo < day ? unit.ValidTo.Value : day, PeriodGrain.Month);
    }

    private static bool TryRange(IndicatorRequest request, IndicatorQuestion question, [NotNullWhen(true)] out IndicatorQuestion? ranged, [NotNullWhen(false)] out QueryFault? fault)
    {
        ranged = null;
        var to = question.Period;
        fault = null;
        if (!string.IsNullOrEmpty(request.To) && !QuestionReader.TryPeriod(request.To, QueryParameter.To, out to, out fault))
        {
            return false;
        }

        var from = to;
        if (!string.IsNullOrEmpty(request.From))
        {
            if (!QuestionReader.TryPeriod(request.From, QueryParameter.From, out from, out fault) || !QuestionExpander.IsRange(from, to, out fault))
            {
                return false;
            }
        }
        else
        {
            for (var i = 1; i < (to.Grain == PeriodGrain.Month ? MonthsOfSeries : OtherPeriodsOfSeries) && from.Previous().Year >= Period.FirstYear; i++)
            {
                from = from.Previous();
            }
        }

        ranged = question with { From = from, To = to, IsRangeGiven = !string.IsNullOrEmpty(request.From) || !string.IsNullOrEmpty(request.To) };
        return true;
    }

    private bool TryCompare(IndicatorRequest request, IndicatorQuestion question, [NotNullWhen(true)] out IndicatorQuestion? compared, [NotNullWhen(false)] out QueryFault? fault)
    {
        compared = null;
        fault = null;
        var units = new List<(Area, string)>();
        foreach (var text in request.Compare.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (units.Count == IndicatorQuestion.MostCompared)
            {
                fault = QueryFault.Invalid(
                    QueryParameter.Compare,
                    text,
                    string.Create(CultureInfo.InvariantCulture, $"at most {IndicatorQuestion.MostCompared} units"),
                    "More units than a chart shows.");
                return false;
            }

            if (!reader.TryArea(text, question.Period, question.Boundaries, out var unit, out fault))
            {
                fault = fault with { Parameter = QueryParameter.Compare };
                return false;
            }

            if (unit.Key != question.Area.Key)
            {
                units.Add((unit, text));
            }
        }

        compared = question with { Compare = units };
        return true;
    }

    private static bool TrySort(string? text, out int sort, out bool isDescending, [NotNullWhen(false)] out QueryFault? fault)
    {
        isDescending = text is ['-', ..];
        return TryWord(isDescending ? text![1..] : text, QueryParameter.Sort, Sorts, out sort, out fault);
    }

    private static bool TryFilter(string? text, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = text is { Length: > LongestFilter }
            ? QueryFault.Invalid(QueryParameter.Filter, text, string.Create(CultureInfo.InvariantCulture, $"at most {LongestFilter} characters"), "The filter is too long.")
            : null;
        return fault is null;
    }

    // Index of the word; −1 where none was given.
    private static bool TryWord(string? text, QueryParameter parameter, IReadOnlyList<string> words, out int index, [NotNullWhen(false)] out QueryFault? fault)
    {
        index = text is null ? -1 : words.ToList().IndexOf(text);
        fault = index >= 0 || string.IsNullOrEmpty(text)
            ? null
            : QueryFault.Invalid(parameter, text, "one of " + string.Join(", ", words), "The parameter has another value than it can have.");
        return fault is null;
    }

    private sealed record Place(Area Area, string Text, Period Period);
}
