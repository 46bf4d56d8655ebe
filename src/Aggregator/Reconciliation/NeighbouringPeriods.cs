using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>Periods whose figure may have been published as that of another. Pure.</summary>
internal static class NeighbouringPeriods
{
    /// <summary>
    /// The one before and the one after of the same length, the months that end its quarter, its year and the year before, and
    /// those of other lengths that end on its last day; without itself, each once, in order of time. At most ten.
    /// </summary>
    public static IEnumerable<Period> Of(Period period)
    {
        var periods = new HashSet<Period> { period.Previous(), period.Next() };
        if (period.Grain == PeriodGrain.Month)
        {
            periods.Add(Period.Month(period.Year, period.First.Month + 2 - ((period.First.Month - 1) % 3)));
            periods.Add(Period.Month(period.Year, 12));
        }

        periods.Add(period.Grain == PeriodGrain.Year ? period.Previous() : Period.Month(period.Year - 1, 12));
        periods.UnionWith(period.Containers().Where(p => p.Last == period.Last));
        periods.UnionWith(period.SelfAndComponents().Where(p => p.Last == period.Last && p.Grain >= PeriodGrain.Month));
        periods.Remove(period);
        return periods.Order();
    }
}
