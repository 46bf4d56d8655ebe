using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// The rollup of one shard: a function from the catalogue and the facts up to a ledger position to sums with counts, the same at
/// every level. The country's is the same function with the provinces' results as its lowest units. Pure.
/// </summary>
internal static class RollupFunction
{
    /// <summary>
    /// Every source's and the total's sums for the units above the lowest level: a province with its districts; the country with
    /// its provinces.
    /// </summary>
    public static RollupTable Compute(TotalResolver totals, MetricFamilies families, Period period)
    {
        var columns = totals.Columns;
        var units = UnitsOf(columns.Tree, period);
        var series = new List<RollupSeries>();
        var metrics = new SortedSet<Metric>(families.ByCode);
        foreach (var (source, metric) in families.PairsOf(columns))
        {
            if (columns.Resolve(source, metric, period) is { } cells)
            {
                series.Add(ToSeries(source, metric, i => cells[i], units));
                metrics.Add(metric);
            }
        }

        foreach (var metric in metrics)
        {
            if (!totals.InputsOf(metric, period).IsEmpty)
            {
                series.Add(ToSeries("", metric, i => totals.Resolve(metric, period, i), units));
            }
        }

        return new RollupTable
        {
            Period = period,
            Shard = columns.Tree.Areas[0].Key,
            Position = columns.NewestSequence,
            CatalogueVersion = columns.Catalogue.Version,
            Areas = Array.ConvertAll(units, i => columns.Tree.Areas[i].Key),
            Series = series,
        };
    }

    private static int[] UnitsOf(AreaTree tree, Period period)
    {
        var day = tree.On(period.Last);
        return [.. Enumerable.Range(0, tree.Count).Where(i => i == 0 || (day.Exists[i] && (tree.IsCountry || day.HasChildren[i])))];
    }

    private static RollupSeries ToSeries(string source, Metric metric, Func<int, Cell> cellOf, int[] units)
    {
        var values = new long[units.Length];
        var flags = new byte[units.Length];
        var reported = new int[units.Length];
        var expected = new int[units.Length];
        for (var u = 0; u < units.Length; u++)
        {
            var cell = cellOf(units[u]);
            values[u] = cell.Value;
            flags[u] = cell.Flags;
            reported[u] = cell.Reported;
            expected[u] = cell.Expected;
        }

        return new RollupSeries(source, metric.Code, values, flags, reported, expected);
    }
}
