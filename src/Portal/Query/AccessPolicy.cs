using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>May this caller read that figure? Pure; the only place where it is decided, for JSON, gRPC and pages alike.</summary>
internal static class AccessPolicy
{
    /// <summary>Whether, and in which form, the caller may read figures of that unit and of that source (<c>all</c>: the total over sources).</summary>
    /// <param name="caller">Who is asking; null: nobody known.</param>
    /// <param name="area">The unit asked for.</param>
    /// <param name="source">A source's code, or <see cref="FigureQuery.AllOperators"/>.</param>
    /// <param name="kind">What is done with the source's figure; a share and a concentration are computed from others' too.</param>
    /// <param name="units">
    /// Other units whose values may be in it, because it is asked on the boundaries of another time; the caller must be allowed to
    /// read every one, or a reader of the old Bắc Giang would read the new Bắc Ninh's figures. Default: none.
    /// </param>
    public static AccessDecision Decide([NotNullWhen(true)] Caller? caller, Area area, string source, FigureItemKind kind, IEnumerable<Area>? units = null)
    {
        if (caller is null)
        {
            return AccessDecision.Unauthenticated;
        }

        // The unit first: whoever may not see it must not learn from the answer whether another question would have been allowed.
        if (!MayRead(caller, area) || (!caller.IsEverywhere && units?.All(u => MayRead(caller, u)) == false))
        {
            return AccessDecision.OutsideTerritory;
        }

        return caller.Role switch
        {
            CallerRole.Operator when caller.Source is { } own => DecideForOperator(own, source, kind),
            CallerRole.Operator => AccessDecision.OthersFigures,
            CallerRole.Public => source == FigureQuery.AllOperators && !DisclosesOthers(kind) ? AccessDecision.AllowedOutsideForm : AccessDecision.OthersFigures,
            _ => AccessDecision.Allowed,
        };
    }

    // Its market share tells an operator the total: given where the total is. With the concentration beside it, it could compute two others' sums.
    private static AccessDecision DecideForOperator(string own, string source, FigureItemKind kind)
    {
        if (source == own)
        {
            return kind switch
            {
                FigureItemKind.Share => AccessDecision.AllowedOutsideForm,
                FigureItemKind.Concentration => AccessDecision.OthersFigures,
                _ => AccessDecision.Allowed,
            };
        }

        return source == FigureQuery.AllOperators && !DisclosesOthers(kind) ? AccessDecision.AllowedOutsideForm : AccessDecision.OthersFigures;
    }

    private static bool DisclosesOthers(FigureItemKind kind) => kind is FigureItemKind.Share or FigureItemKind.Concentration;

    /// <summary>Whether there is no unit that the caller may not read: it is limited to nothing, or to the country.</summary>
    public static bool MayReadAll(Caller caller) => caller.IsEverywhere || caller.Territory.Any(u => u.Level == AreaLevel.Country);

    /// <summary>Whether the caller reads totals in full, where it reads any: operators and the public do not.</summary>
    public static bool ReadsTotalsInFull(Caller caller) => caller.Role is not (CallerRole.Operator or CallerRole.Public);

    /// <summary>Whether the unit lies in the caller's territory, as it is or as it was.</summary>
    public static bool MayRead(Caller caller, Area area)
    {
        if (caller.IsEverywhere)
        {
            return true;
        }

        foreach (var unit in caller.Territory)
        {
            if (unit.Covers(area))
            {
                return true;
            }
        }

        return false;
    }
}
