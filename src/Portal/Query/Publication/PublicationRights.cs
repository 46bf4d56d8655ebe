using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Publication;

/// <summary>Who may see and decide what of a unit's editions; and which units and periods have any. Thread-safe.</summary>
internal sealed class PublicationRights(QuestionReader reader)
{
    /// <summary>Whether the caller reads the whole unit in full; then its files in full too.</summary>
    public static bool ReadsInFull(Caller caller, Area unit) => AccessPolicy.Decide(caller, unit, FigureQuery.AllOperators, FigureItemKind.Value) == AccessDecision.Allowed;

    /// <summary>Whether the caller may publish the unit.</summary>
    public static bool MayDecide(Caller caller, Area unit) => caller.Role is CallerRole.Publisher or CallerRole.Administrator && AccessPolicy.MayRead(caller, unit);

    /// <summary>Reads whom and when an edition is of: a province or the country, a month or longer.</summary>
    public bool TryRead(string? areaText, string? periodText, [NotNullWhen(true)] out Area? unit, out Period period, [NotNullWhen(false)] out QueryFault? fault)
    {
        unit = null;
        if (!QuestionReader.TryPeriod(periodText, QueryParameter.Period, out period, out fault) || !reader.TryArea(areaText, period, out unit, out fault))
        {
            return false;
        }

        fault = unit.Level is not (AreaLevel.Country or AreaLevel.Province)
            ? QueryFault.Invalid(QueryParameter.Area, areaText, "a province or the country", "Editions are of a province with all its units, or of the country.")
            : !unit.IsValidOn(period.Last)
            ? QueryFault.Invalid(QueryParameter.Area, areaText, "a unit of the period's last day", "There was no such unit at the end of that period.")
            : period.Grain < PeriodGrain.Month
            ? QueryFault.Invalid(QueryParameter.Period, periodText, "a month, a quarter, a half, nine months or a year", "Days are not published.")
            : null;
        return fault is null;
    }

    /// <summary>Whether the caller may decide about the unit; says why not.</summary>
    public static bool TryDecide(Caller caller, Area unit, string? areaText, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = caller.Role is not (CallerRole.Publisher or CallerRole.Administrator) ? QueryFault.WrongRole
            : !AccessPolicy.MayRead(caller, unit) ? QueryFault.OutsideTerritory(areaText ?? unit.Code)
            : null;
        return fault is null;
    }

    /// <summary>Units that ever bore a code.</summary>
    public bool TryAreas(string text, [NotNullWhen(true)] out IReadOnlyList<Area>? units, [NotNullWhen(false)] out QueryFault? fault) => reader.TryAreas(text, out units, out fault);

    /// <summary>Whether the caller reads the unit's totals, at least in the form for readers outside; says why not.</summary>
    public static bool TryReadTotals(Caller caller, Area unit, string? areaText, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = AccessPolicy.MayRead(caller, unit) ? null : QueryFault.OutsideTerritory(areaText ?? unit.Code);
        return fault is null;
    }

    /// <summary>Whether the caller reads the unit in full; says why not.</summary>
    public static bool TryReadInFull(Caller caller, Area unit, string? areaText, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = AccessPolicy.Decide(caller, unit, FigureQuery.AllOperators, FigureItemKind.Value) switch
        {
            AccessDecision.Allowed => null,
            AccessDecision.Unauthenticated => QueryFault.Unauthenticated,
            AccessDecision.OutsideTerritory => QueryFault.OutsideTerritory(areaText ?? unit.Code),
            _ => QueryFault.OthersFigures(FigureQuery.AllOperators, isItem: false, caller.Source),
        };
        return fault is null;
    }
}
