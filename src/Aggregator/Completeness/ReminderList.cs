using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>Makes the list of those who are to be reminded: everything owed, due or soon due, of which cells are missing. Thread-safe.</summary>
public sealed class ReminderList(Catalogue.Catalogue catalogue, CompletenessReader completeness)
{
    /// <summary>The reminders: the longest overdue first, then the most missing, then by source and period.</summary>
    public async ValueTask<IReadOnlyList<Reminder>> ReadAsync(ReminderQuery query, CancellationToken cancellationToken = default)
    {
        var (from, to) = (query.Date.AddMonths(-query.MonthsBack), query.Date.AddDays(query.DaysAhead));
        var periods = catalogue.Calendar.SelectMany(o => PeriodsDue(o, from, to)).ToHashSet();
        if (periods.Count == 0)
        {
            return [];
        }

        var rows = await completeness.ReadAsync(
            new CompletenessQuery
            {
                Periods = periods,
                Areas = query.Areas,
                Sources = query.Sources,
                AsOf = query.AsOf,
                At = VietnamTime.EndOf(query.Date),
                TracksArrival = false,
            },
            cancellationToken);
        return [.. rows
            .Where(r => r.Due > from && r.Due <= to)
            .GroupBy(r => (r.Source, r.Period, r.Due))
            .Select(g => Make([.. g], query.Date))
            .Where(r => r.Count.Missing > 0)
            .OrderByDescending(r => r.DaysOverdue)
            .ThenByDescending(r => r.Count.Missing)
            .ThenBy(r => r.Source.Code, StringComparer.Ordinal)
            .ThenBy(r => r.Period)];
    }

    // Back from the day's own period: a due day lies after its period's end, so no later period is due by then.
    private static IEnumerable<Period> PeriodsDue(Obligation line, DateOnly from, DateOnly to)
    {
        var newest = line.Frequency == PeriodGrain.Half ? Period.FirstHalf(to.Year) : Period.Containing(to, line.Frequency);
        for (var period = newest; line.DueOn(period) > from; period = period.Previous())
        {
            if (line.DueOn(period) <= to && line.IsValidOn(period.Last))
            {
                yield return period;
            }
        }
    }

    private static Reminder Make(CompletenessRow[] rows, DateOnly date)
    {
        var units = rows.SelectMany(r => r.Units).Where(u => u.Count.Missing > 0).Select(u => u.Area).OrderBy(a => a.Key).ToList();
        var metrics = rows.SelectMany(r => r.Metrics).Where(m => m.Count.Missing > 0).Select(m => m.Metric).Distinct().OrderBy(m => m.Code, StringComparer.Ordinal).ToList();
        return new Reminder
        {
            Source = rows[0].Source,
            Period = rows[0].Period,
            Due = rows[0].Due,
            DaysOverdue = date.DayNumber - rows[0].Due.DayNumber,
            Count = rows.Aggregate(default(CompletenessCount), (sum, row) => sum + row.Count),
            MissingUnits = [.. units.Take(Reminder.MostNamed)],
            MissingUnitCount = units.Count,
            MissingMetrics = [.. metrics.Take(Reminder.MostNamed)],
            MissingMetricCount = metrics.Count,
        };
    }
}
