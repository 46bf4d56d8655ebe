using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>Reads single values of a question against the catalogue; what cannot be read becomes a fault that says what was expected. Thread-safe.</summary>
internal sealed class QuestionReader(Catalogue.Catalogue catalogue)
{
    private const string PeriodExpected = "a period: 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013";
    private const string ItemExpected =
        "a code of the catalogue's indicators or metrics such as density.telephone or subscribers.mobile, alone or after plan., plan_completion., growth., share. or hhi.";

    // Longer than any code of the catalogue with its prefix, and than any written unit: what is longer is not looked up.
    private const int MaximumLength = 96;

    // Units named as possible in a fault.
    private const int MaximumCandidates = 8;

    /// <summary>An indicator or metric, perhaps with a prefix.</summary>
    public bool TryItem(string? text, QueryParameter parameter, [NotNullWhen(true)] out FigureItem? item, [NotNullWhen(false)] out QueryFault? fault)
    {
        item = null;
        if (string.IsNullOrEmpty(text))
        {
            fault = QueryFault.Invalid(parameter, text, ItemExpected, "An indicator or metric is required.");
            return false;
        }

        var known = text.Length <= MaximumLength && FigureItem.TryParse(catalogue, text, out item);
        fault = known ? null : QueryFault.Invalid(parameter, text, ItemExpected, "The catalogue has no such indicator or metric.");
        return known;
    }

    /// <summary>A period.</summary>
    public static bool TryPeriod(string? text, QueryParameter parameter, out Period period, [NotNullWhen(false)] out QueryFault? fault)
    {
        if (Period.TryParse(text, out period))
        {
            fault = null;
            return true;
        }

        fault = QueryFault.Invalid(
            parameter, text, PeriodExpected, string.IsNullOrEmpty(text) ? "A period is required." : "That is not a period.");
        return false;
    }

    /// <summary>A source's code, or <c>all</c>.</summary>
    public bool TryOperator(string text, [NotNullWhen(false)] out QueryFault? fault)
    {
        var known = text == FigureQuery.AllOperators || (text.Length is > 0 and <= MaximumLength && catalogue.Sources.ContainsKey(text));
        fault = known
            ? null
            : QueryFault.Invalid(QueryParameter.Operator, text, "all, or a source's code such as vnpt", "The catalogue has no such source.");
        return known;
    }

    /// <summary>A day, written like the example; null where none was given.</summary>
    public static bool TryDay(string? text, QueryParameter parameter, string example, out DateOnly? day, [NotNullWhen(false)] out QueryFault? fault)
    {
        day = null;
        fault = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        // A period's own limits: the years from 1900 to 2200.
        if (Period.TryParse(text, out var period) && period.Grain == PeriodGrain.Day)
        {
            day = period.First;
            return true;
        }

        fault = QueryFault.Invalid(parameter, text, $"a day such as {example}", "That is not a day.");
        return false;
    }

    /// <summary>A unit: a code as valid on the period's last day; or code@valid-from.</summary>
    public bool TryArea(string? text, Period period, [NotNullWhen(true)] out Area? area, [NotNullWhen(false)] out QueryFault? fault) =>
        TryArea(text, period, boundaries: null, out area, out fault);

    /// <summary>A unit: a code as valid on the day of the boundaries, where one is given, else on the period's last day; or code@valid-from.</summary>
    public bool TryArea(string? text, Period period, DateOnly? boundaries, [NotNullWhen(true)] out Area? area, [NotNullWhen(false)] out QueryFault? fault)
    {
        area = null;
        fault = null;
        if (!string.IsNullOrEmpty(text) && text.Length <= MaximumLength)
        {
            var found = AreaKey.TryParse(text, out var key) ? catalogue.TryGetArea(key, out area) : catalogue.TryGetArea(text, boundaries ?? period.Last, out area);
            if (found && area is not null)
            {
                return true;
            }
        }

        fault = UnknownArea(text, period, boundaries);
        return false;
    }

    /// <summary>Units at whatever time: every one that ever bore the code; or the one of code@valid-from.</summary>
    public bool TryAreas(string? text, [NotNullWhen(true)] out IReadOnlyList<Area>? areas, [NotNullWhen(false)] out QueryFault? fault)
    {
        areas = null;
        fault = null;
        if (!string.IsNullOrEmpty(text) && text.Length <= MaximumLength)
        {
            areas = !AreaKey.TryParse(text, out var key) ? catalogue.AreasWithCode(text) : catalogue.TryGetArea(key, out var one) ? [one] : [];
            if (areas.Count > 0)
            {
                return true;
            }
        }

        areas = null;
        fault = UnknownArea(text, period: null, boundaries: null);
        return false;
    }

    private QueryFault UnknownArea(string? text, Period? period, DateOnly? boundaries)
    {
        const string Expected = "a unit's code such as 24, or code@valid-from such as 24@2025-07-01";
        if (string.IsNullOrEmpty(text))
        {
            return QueryFault.Invalid(QueryParameter.Area, text, Expected, "A unit is required.");
        }

        var code = text.Length > MaximumLength ? "" : text.Split('@')[0];
        var candidates = catalogue.AreasWithCode(code);
        if (candidates.Count == 0)
        {
            return QueryFault.Invalid(QueryParameter.Area, text, Expected, "No unit ever bore that code.");
        }

        var detail = period is not { } then || text.Contains('@', StringComparison.Ordinal)
            ? "No unit bears that code from that date."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"No unit bore that code on {boundaries ?? then.Last:yyyy-MM-dd}, {(boundaries is null ? $"the last day of {then}" : "the day of the boundaries")}.");
        return QueryFault.Invalid(
            QueryParameter.Area, text, "one of " + string.Join(", ", candidates.Take(MaximumCandidates).Select(Written)), detail);
    }

    private static string Written(Area area) => area.ValidTo is { } to
        ? string.Create(CultureInfo.InvariantCulture, $"{area.Key} (to {to:yyyy-MM-dd})")
        : area.Key.ToString();
}
