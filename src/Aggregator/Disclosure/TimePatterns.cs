using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// In which periods a cell is withheld because it is withheld in one: that period's time pattern. Adding the same amount to all
/// periods of a pattern keeps every sum over time right, so that nothing outside the pattern tells the amount. Pure.
/// </summary>
internal static class TimePatterns
{
    /// <summary>The periods of which it follows whether a given one is withheld: those whose pattern holds it. Months and longer.</summary>
    public static IEnumerable<Period> BasesOf(FamilyTime time, Period period) => OfYear(period.Year).Where(b => Holds(time, b, period));

    /// <summary>
    /// Whether the pattern of <paramref name="withheld"/> holds a period: for a flow, itself, what is longer and contains it, and
    /// what is shorter and ends with it; for a level, all that ends with it; for one that stands for its year, all of that year.
    /// </summary>
    public static bool Holds(FamilyTime time, Period withheld, Period period) => time switch
    {
        FamilyTime.LevelOfYear => withheld.Year == period.Year,
        FamilyTime.Level => withheld.Last == period.Last,
        _ => Contains(period, withheld) || (Contains(withheld, period) && withheld.Last == period.Last),
    };

    /// <summary>The year's periods from a month up.</summary>
    public static IEnumerable<Period> OfYear(int year)
    {
        for (var month = 1; month <= 12; month++)
        {
            yield return Period.Month(year, month);
        }

        for (var quarter = 1; quarter <= 4; quarter++)
        {
            yield return Period.Quarter(year, quarter);
        }

        yield return Period.FirstHalf(year);
        yield return Period.FirstNineMonths(year);
        yield return Period.OfYear(year);
    }

    private static bool Contains(Period outer, Period inner) => inner.First >= outer.First && inner.Last <= outer.Last;
}
