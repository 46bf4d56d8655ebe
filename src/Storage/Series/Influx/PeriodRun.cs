using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Periods of one grain that follow each other: one range of time that holds no other period of that grain.</summary>
internal sealed record PeriodRun(Period First, Period Last)
{
    /// <summary>The fewest runs that are these periods.</summary>
    public static IEnumerable<PeriodRun> Of(IEnumerable<Period> periods)
    {
        foreach (var grain in periods.Distinct().GroupBy(p => p.Grain))
        {
            PeriodRun? run = null;
            foreach (var period in grain.Order())
            {
                if (run is not null && run.Last.Next() == period)
                {
                    run = run with { Last = period };
                    continue;
                }

                if (run is not null)
                {
                    yield return run;
                }

                run = new PeriodRun(period, period);
            }

            yield return run!;
        }
    }
}
