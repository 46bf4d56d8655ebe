using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>Counts owed cells against answered ones. Pure.</summary>
internal static class CompletenessCounter
{
    /// <summary>The row, without its due state and receipts.</summary>
    /// <param name="owed">What is owed.</param>
    /// <param name="tree">The shard's units.</param>
    /// <param name="now">What is answered.</param>
    /// <param name="then">What was answered when the due day ended; <paramref name="now"/> where it has not, or nothing changed since.</param>
    public static CompletenessRow Count(OwedTable owed, AreaTree tree, AnsweredCells now, AnsweredCells then)
    {
        var units = new CompletenessCount[tree.Count];
        var metrics = new List<MetricCompleteness>(owed.Columns.Count);
        var total = default(CompletenessCount);
        foreach (var (metric, rows) in owed.Columns)
        {
            var answered = now.Of(owed.Source, metric, owed.Period);
            var inTime = ReferenceEquals(now, then) ? answered : then.Of(owed.Source, metric, owed.Period);
            var (received, late) = (0, 0);
            foreach (var unit in rows)
            {
                var isReceived = answered is not null && answered[unit];
                var isLate = isReceived && (inTime is null || !inTime[unit]);
                received += isReceived ? 1 : 0;
                late += isLate ? 1 : 0;
                units[unit] += new CompletenessCount(1, isReceived ? 1 : 0, isLate ? 1 : 0);
            }

            var count = new CompletenessCount(rows.Length, received, late);
            metrics.Add(new MetricCompleteness(metric, count));
            total += count;
        }

        return new CompletenessRow
        {
            Source = owed.Source,
            Period = owed.Period,
            Area = tree.Areas[0],
            Due = owed.Due,
            IsDue = false,
            Count = total,
            FirstReceipt = null,
            LastReceipt = null,
            Units = [.. units.Index().Where(u => u.Item.Expected > 0).Select(u => new UnitCompleteness(tree.Areas[u.Index], u.Item)).OrderBy(u => u.Area.Key)],
            Metrics = metrics,
        };
    }
}
