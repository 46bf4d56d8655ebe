using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// The ledger position of the newest fact that could count in a metric's value: facts up to it and facts up to the position asked
/// for are, for that value, the same. It moves only when something comes that could count. Thread-safe.
/// </summary>
internal sealed class EffectivePosition(ShardLoader loader)
{
    /// <summary>The effective position of a unit's value; at most <paramref name="asOf"/>.</summary>
    /// <param name="shard">The unit's province, or the country.</param>
    /// <param name="period">The period asked for.</param>
    /// <param name="metrics">The metric with its parts, and whose values can count.</param>
    /// <param name="compared">Further periods of which it matters what those sources reported.</param>
    /// <param name="asOf">Ledger position asked for, at most the store's.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<long> FindAsync(
        Area shard, Period period, MetricClosure metrics, Period[] compared, long asOf, CancellationToken cancellationToken)
    {
        if (shard.Level == AreaLevel.Country)
        {
            return Newest(await loader.Extents.ListMergedAsync(cancellationToken));
        }

        var newest = Newest(await loader.Extents.ListAsync(shard.Key, cancellationToken));
        if (metrics.AnyInherits)
        {
            foreach (var other in loader.Forest.PredecessorShards(shard, period.Last))
            {
                newest = Math.Max(newest, Newest(await loader.Extents.ListAsync(other.Key, cancellationToken)));
            }
        }

        return newest;

        // An extent that goes on beyond the position asked for does not say what it has up to there: then it is that position.
        long Newest(SeriesExtent[] extents)
        {
            var last = 0L;
            foreach (var extent in extents)
            {
                if (extent.LastSequence > last
                    && (loader.CanCount(extent, period, metrics, asOf) || Array.Exists(compared, p => ShardLoader.IsWithin(extent, p, metrics, asOf))))
                {
                    last = Math.Min(extent.LastSequence, asOf);
                }
            }

            return last;
        }
    }
}
