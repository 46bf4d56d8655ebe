using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>Spells the reporting calendar out: which cells are owed in a shard. Pure; for one question, on one thread.</summary>
internal sealed class OwedCells(Catalogue.Catalogue catalogue, AreaForest forest, CompletenessQuery query)
{
    private readonly Dictionary<(AreaKey Shard, AreaLevel Level, DateOnly Day), int[]> _units = [];

    /// <summary>Shards in which anything could be owed: provinces of the periods' last days and, for national figures, the country.</summary>
    public IEnumerable<Area> Shards()
    {
        var country = catalogue.Country;
        return country.Children.Prepend(country)
            .Where(s => query.Periods.Any(p => s.IsValidOn(p.Last)) && query.Areas.Any(a => a.Covers(s) || (s != country && s.Covers(a))));
    }

    /// <summary>What is owed in a shard, in order of period, due day and source.</summary>
    public List<OwedTable> In(Area shard)
    {
        var tree = forest.Of(shard);
        var owed = new List<OwedTable>();
        foreach (var period in query.Periods.Distinct().Order())
        {
            if (!shard.IsValidOn(period.Last))
            {
                continue;
            }

            var lines = catalogue.Calendar.Where(o => o.Frequency == period.Grain && o.IsValidOn(period.Last) && o.Level == AreaLevel.Country == tree.IsCountry).ToList();
            foreach (var source in lines.SelectMany(o => o.Sources).Distinct().Where(IsWanted))
            {
                AddOf(source, lines.FindAll(o => o.Sources.Contains(source) && o.IsOwedBy(source, period.Last)), period, tree, owed);
            }
        }

        return [.. owed.OrderBy(o => o.Period).ThenBy(o => o.Due).ThenBy(o => o.Source.Code, StringComparer.Ordinal)];
    }

    private bool IsWanted(Source source) => query.Sources is null || query.Sources.Contains(source.Code);

    // A cell that several lines name is owed once, on the first of their days.
    private void AddOf(Source source, List<Obligation> lines, Period period, AreaTree tree, List<OwedTable> owed)
    {
        var taken = new Dictionary<Metric, int[]>();
        foreach (var due in lines.GroupBy(o => o.DueOn(period)).OrderBy(g => g.Key))
        {
            var columns = new SortedDictionary<string, (Metric Metric, int[] Units)>(StringComparer.Ordinal);
            foreach (var line in due)
            {
                var units = UnitsOf(source, line, period, tree);
                foreach (var metric in line.Metrics)
                {
                    var fresh = taken.TryGetValue(metric, out var before) ? units.Except(before).ToArray() : units;
                    if (fresh.Length > 0)
                    {
                        taken[metric] = before is null ? fresh : [.. before.Concat(fresh)];
                        columns[metric.Code] = (metric, columns.TryGetValue(metric.Code, out var known) ? [.. known.Units.Concat(fresh).Order()] : fresh);
                    }
                }
            }

            if (columns.Count > 0)
            {
                owed.Add(new OwedTable(source, period, due.Key, [.. columns.Values]));
            }
        }
    }

    private int[] UnitsOf(Source source, Obligation line, Period period, AreaTree tree)
    {
        var units = UnitsAt(tree, line.Level, period.Last);
        return Array.TrueForAll(units, u => line.Reaches(source, tree.Areas[u])) ? units : Array.FindAll(units, u => line.Reaches(source, tree.Areas[u]));
    }

    private int[] UnitsAt(AreaTree tree, AreaLevel level, DateOnly day)
    {
        var key = (tree.Areas[0].Key, level, day);
        if (!_units.TryGetValue(key, out var units))
        {
            var exists = tree.On(day).Exists;
            units = [.. Enumerable.Range(0, tree.Count).Where(i => exists[i] && tree.Areas[i].Level == level && query.Areas.Any(a => a.Covers(tree.Areas[i])))];
            _units.Add(key, units);
        }

        return units;
    }
}
