using System.Collections.Concurrent;
using System.Collections.Frozen;
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
    private Snapshot _all = new(-1, FrozenDictionary<AreaKey, SeriesExtent[]>.Empty);

    /// <summary>Extents of every shard.</summary>
    public async ValueTask<FrozenDictionary<AreaKey, SeriesExtent[]>> ListAsync(CancellationToken cancellationToken)
    {
        var all = Volatile.Read(ref _all);
        var position = store.Position;
        if (all.Position != position)
        {
            var extents = await store.ListAsync(null, cancellationToken);
            all = new Snapshot(position, extents.GroupBy(e => e.Shard).ToFrozenDictionary(g => g.Key, g => g.ToArray()));
            Volatile.Write(ref _all, all);
        }

        return all.ByShard;
    }

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

    private sealed record Snapshot(long Position, FrozenDictionary<AreaKey, SeriesExtent[]> ByShard);
}
