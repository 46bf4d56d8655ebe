using System.Collections.Concurrent;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// What exists in the store, as listed at one position; listed again when the store has moved, and then only as much as is asked
/// for. Thread-safe.
/// </summary>
internal sealed class ExtentIndex(ISeriesStore store)
{
    private readonly ConcurrentDictionary<AreaKey, (long Position, SeriesExtent[] Extents)> _shards = new();
    private Snapshot _all = new(-1, []);

    /// <summary>Extents of every shard.</summary>
    public async ValueTask<IReadOnlyDictionary<AreaKey, SeriesExtent[]>> ListAsync(CancellationToken cancellationToken) => (await TakeAsync(cancellationToken)).ByShard;

    /// <summary>Extents of all shards as if they were one: a source's period once, its shard without meaning, from the first to the last patch.</summary>
    public async ValueTask<SeriesExtent[]> ListMergedAsync(CancellationToken cancellationToken) => (await TakeAsync(cancellationToken)).Merged;

    /// <summary>Extents of one shard.</summary>
    public async ValueTask<SeriesExtent[]> ListAsync(AreaKey shard, CancellationToken cancellationToken)
    {
        var position = store.Position;
        var all = Volatile.Read(ref _all);
        if (all.Position == position)
        {
            return all.ByShard.TryGetValue(shard, out var extents) ? extents : [];
        }

        if (!_shards.TryGetValue(shard, out var known) || known.Position != position)
        {
            known = (position, [.. await store.ListAsync(shard, cancellationToken)]);
            _shards[shard] = known;
        }

        return known.Extents;
    }

    private async ValueTask<Snapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var all = Volatile.Read(ref _all);
        var position = store.Position;
        if (all.Position != position)
        {
            var extents = await store.ListAsync(null, cancellationToken);
            all = new Snapshot(position, extents.GroupBy(e => e.Shard).ToDictionary(g => g.Key, g => g.ToArray()));
            Volatile.Write(ref _all, all);
        }

        return all;
    }

    private sealed class Snapshot(long position, Dictionary<AreaKey, SeriesExtent[]> byShard)
    {
        private SeriesExtent[]? _merged;

        public long Position => position;

        public Dictionary<AreaKey, SeriesExtent[]> ByShard => byShard;

        public SeriesExtent[] Merged => _merged ??= Merge();

        private SeriesExtent[] Merge()
        {
            var merged = new Dictionary<(string Source, Period Period), SeriesExtent>();
            foreach (var extent in byShard.Values.SelectMany(e => e))
            {
                var key = (extent.Source, extent.Period);
                merged[key] = merged.TryGetValue(key, out var known)
                    ? known with { FirstSequence = Math.Min(known.FirstSequence, extent.FirstSequence), LastSequence = Math.Max(known.LastSequence, extent.LastSequence) }
                    : extent;
            }

            return [.. merged.Values];
        }
    }
}
