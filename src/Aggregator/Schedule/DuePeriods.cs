using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Which periods are to be computed. Pure.</summary>
internal static class DuePeriods
{
    /// <summary>Months for which an end that was missed is caught up, and for which figures keep a month's end of interest.</summary>
    private const int MonthsOfInterest = 12;

    /// <summary>
    /// The due periods, oldest first, shorter before longer. A period is looked at when it, or a period that it is made of, has
    /// figures; when it was computed before; and, for a year after the last figures, when it is a month that ended. Plans are not
    /// summed and make nothing due.
    /// </summary>
    public static IReadOnlyList<DuePeriod> Find(DueInput input)
    {
        var newest = NewestFigures(input.Extents);
        var ended = EndedMonths(input);
        var due = new List<DuePeriod>();
        foreach (var period in newest.Keys.Concat(input.Runs.Keys).Concat(ended).Distinct())
        {
            if (Reason(period, input, newest, ended) is { } reason)
            {
                due.Add(new DuePeriod(period, reason));
            }
        }

        due.Sort(static (a, b) => a.Period.CompareTo(b.Period));
        return due;
    }

    /// <summary>Sequence of the newest figures of each period that has any, or is made of periods that have.</summary>
    public static Dictionary<Period, long> NewestFigures(IReadOnlyList<SeriesExtent> extents)
    {
        var newest = new Dictionary<Period, long>();
        foreach (var extent in extents.Where(e => StoredSource.IsFigures(e.Source)))
        {
            foreach (var period in extent.Period.Containers().Prepend(extent.Period))
            {
                newest[period] = Math.Max(extent.LastSequence, newest.GetValueOrDefault(period));
            }
        }

        return newest;
    }

    private static DueReason? Reason(Period period, DueInput input, Dictionary<Period, long> newest, HashSet<Period> ended)
    {
        var run = input.Runs.GetValueOrDefault(period);
        var hasFigures = newest.TryGetValue(period, out var last);

        // A position that the store no longer has: it is being built again, and the results went with it.
        if (run is null || run.Position == 0 || run.Position > input.Position)
        {
            return hasFigures ? DueReason.NeverRun : ended.Contains(period) ? DueReason.MonthEnded : null;
        }

        if (run.CatalogueVersion != input.Catalogue.Version)
        {
            return DueReason.CatalogueChanged;
        }

        if (last > run.Position)
        {
            return DueReason.NewFigures;
        }

        DueReason? standing = null;
        foreach (var figures in input.Standing)
        {
            if (figures.LastSequence > run.Position && Standing.IsCandidate(figures.Metric, figures.Period, period))
            {
                if (!IsDenominator(figures.Metric))
                {
                    return DueReason.NewFigures;
                }

                standing = DueReason.NewDenominator;
            }
        }

        return standing ?? (ended.Contains(period) && run.Finished < MonthEnd.Of(period) ? DueReason.MonthEnded : null);
    }

    private static bool IsDenominator(Metric metric) => metric.StandsFor == StandsFor.UntilReplaced || metric.ReportedBy == SourceKind.Statistics;

    /// <summary>The last twelve months that ended, as far as there are figures for any of the twelve months before their end or before.</summary>
    private static HashSet<Period> EndedMonths(DueInput input)
    {
        var figures = input.Extents
            .Where(e => StoredSource.IsFigures(e.Source) && (!input.Catalogue.Sources.TryGetValue(e.Source, out var source) || source.Kind != SourceKind.Statistics))
            .Select(e => e.Period)
            .Distinct()
            .ToArray();
        var ended = new HashSet<Period>();
        var month = MonthEnd.LastEnded(input.Now);
        for (var i = 0; i < MonthsOfInterest; i++, month = month.Previous())
        {
            var from = month.First.AddMonths(1 - MonthsOfInterest);
            if (Array.Exists(figures, p => p.Last >= from && p.First <= month.Last))
            {
                ended.Add(month);
            }
        }

        return ended;
    }
}
