using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>Which months' reports are due, and of which provinces. Pure.</summary>
public static class ReportMonths
{
    /// <summary>Months that are made up after a time out of service, and whose later corrections make further editions.</summary>
    public const int MonthsOfInterest = 12;

    /// <summary>Months whose publication has come, oldest first.</summary>
    public static IEnumerable<Period> Due(Catalogue.Catalogue catalogue, DateTimeOffset now)
    {
        var month = Period.Containing(VietnamTime.DayOf(now), PeriodGrain.Month);
        var months = new List<Period>();
        for (var i = 0; i < MonthsOfInterest; i++)
        {
            month = month.Previous();
            months.Add(month);
        }

        return months.Where(m => PublicationDay.Of(catalogue, m) <= now).Order();
    }

    /// <summary>Provinces of the period's last day of which figures of it, or of a shorter period within it, have come.</summary>
    public static IReadOnlyList<Area> Provinces(Catalogue.Catalogue catalogue, Period period, IReadOnlyList<SeriesExtent> extents)
    {
        var shards = extents.Where(e => IsOf(period, e)).Select(e => e.Shard).ToHashSet();
        return [.. catalogue.Country.Children.Where(a => a.IsValidOn(period.Last) && shards.Contains(a.Key)).OrderBy(a => a.Key)];
    }

    /// <summary>Sequence of the newest figures of the period or of shorter ones within it; 0 for none.</summary>
    public static long Newest(Period period, IReadOnlyList<SeriesExtent> extents) => extents.Where(e => IsOf(period, e)).Select(e => e.LastSequence).DefaultIfEmpty().Max();

    /// <summary>Sequence of the newest entry of each shard, whatever it is of.</summary>
    public static IReadOnlyDictionary<AreaKey, long> NewestByShard(IReadOnlyList<SeriesExtent> extents)
    {
        var newest = new Dictionary<AreaKey, long>();
        foreach (var extent in extents)
        {
            newest[extent.Shard] = Math.Max(extent.LastSequence, newest.GetValueOrDefault(extent.Shard));
        }

        return newest;
    }

    /// <summary>Sequence of the newest entry of anything that a report of the province could rest on: its own, its predecessors' and the country's.</summary>
    public static long Newest(Catalogue.Catalogue catalogue, Area province, IReadOnlyDictionary<AreaKey, long> newestByShard) => newestByShard
        .Where(n => n.Key == catalogue.Country.Key || (catalogue.TryGetArea(n.Key, out var shard) && province.Covers(shard)))
        .Select(n => n.Value).DefaultIfEmpty().Max();

    private static bool IsOf(Period period, SeriesExtent extent) =>
        StoredSource.IsFigures(extent.Source) && extent.Period.Grain <= period.Grain && extent.Period.First >= period.First && extent.Period.Last <= period.Last;
}
