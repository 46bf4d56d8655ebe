using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>Places of units among each other, and their order in a table. Pure.</summary>
internal static class UnitRanking
{
    /// <summary>
    /// Which way is better. A share of a plan that was reached is better higher, whatever the figure itself; growth goes the figure's own way; a plan, a share or a
    /// concentration is neither.
    /// </summary>
    public static Better BetterOf(FigureItem item) => item.Kind switch
    {
        FigureItemKind.PlanCompletion => Better.Higher,
        FigureItemKind.Value or FigureItemKind.Growth => item.Indicator?.Better ?? Better.Neither,
        _ => Better.Neither,
    };

    /// <summary>The places, in the order of the values: as shown, so that what looks equal is equal; the lowest first only where lower is better.</summary>
    public static IReadOnlyList<int?> PlacesOf(IReadOnlyList<decimal?> values, Better better)
    {
        var ordered = values.OfType<decimal>().ToList();
        ordered.Sort();
        if (better != Better.Lower)
        {
            ordered.Reverse();
        }

        var places = new Dictionary<decimal, int>();
        for (var i = 0; i < ordered.Count; i++)
        {
            places.TryAdd(ordered[i], i + 1);
        }

        return [.. values.Select(v => v is { } value ? places[value] : (int?)null)];
    }

    /// <summary>The rows in the order asked for; those without a value in it come last either way, and equal ones stand by name.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sort">The column.</param>
    /// <param name="isDescending">Whether from the highest down.</param>
    /// <param name="nameOf">Names in the page's language.</param>
    public static IReadOnlyList<UnitRow> Sorted(IReadOnlyList<UnitRow> rows, UnitSort sort, bool isDescending, Func<Area, string> nameOf)
    {
        var byName = rows.OrderBy(r => nameOf(r.Figure.Area), Text.VietnameseOrder.Comparer).ThenBy(r => r.Figure.Area.Key).ToList();
        if (sort == UnitSort.Name)
        {
            if (isDescending)
            {
                byName.Reverse();
            }

            return byName;
        }

        var missingLast = byName.OrderBy(r => KeyOf(r, sort) is null);
        return [.. isDescending ? missingLast.ThenByDescending(r => KeyOf(r, sort)) : missingLast.ThenBy(r => KeyOf(r, sort))];
    }

    /// <summary>What a row is sorted by; null: it has nothing there.</summary>
    public static decimal? KeyOf(UnitRow row, UnitSort sort) => sort switch
    {
        UnitSort.Rank => row.Rank,
        UnitSort.Value => row.Figure.Value,
        UnitSort.Status => (int)row.Figure.Status,
        UnitSort.Change => row.Change,
        UnitSort.Growth => row.OnYearBefore,
        _ => null,
    };
}
