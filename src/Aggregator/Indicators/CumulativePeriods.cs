using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>The fewest consecutive periods from one day to another.</summary>
internal static class CumulativePeriods
{
    /// <summary>Longest first at every step: 2014-01-01 to 2014-08-31 is 2014-H1, 2014-07, 2014-08.</summary>
    public static List<Period> Cover(DateOnly first, DateOnly last)
    {
        var periods = new List<Period>();
        for (var day = first; day <= last;)
        {
            var next = LongestFrom(day, last);
            periods.Add(next);
            day = next.Last.AddDays(1);
        }

        return periods;
    }

    private static Period LongestFrom(DateOnly day, DateOnly last)
    {
        for (var grain = PeriodGrain.Year; grain > PeriodGrain.Day; grain--)
        {
            var starts = grain switch
            {
                PeriodGrain.Year or PeriodGrain.NineMonths or PeriodGrain.Half => day is { Day: 1, Month: 1 },
                PeriodGrain.Quarter => day.Day == 1 && day.Month % 3 == 1,
                _ => day.Day == 1,
            };
            if (starts && Period.Containing(day, grain) is var period && period.Last <= last)
            {
                return period;
            }
        }

        return Period.Day(day);
    }
}
