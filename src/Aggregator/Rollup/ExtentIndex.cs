using System.Collections.Frozen;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>What exists in the store, as listed at one position; listed again when the store has moved. Thread-safe.</summary>
internal sealed class ExtentIndex(ISeriesStore store)
{
    private Snapshot _snapshot = new(-1, FrozenDictionary<AreaKey, SeriesExtent[]>.Empty);

    /// <summary>Extents of every shard.</summary>
    public async ValueTask<FrozenDictionary<AreaKey, SeriesExtent[]>> ListAsync(CancellationToken cancellationToken)
    {
        var snapshot = Volatile.Read(ref _snapshot);
        var position = store.Position;
        if (snapshot.Position != position)
        {
            var extents = await store.ListAsync(null, cancellationToken);
            snapshot = new Snapshot(position, extents.GroupBy(e => e.Shard).ToFrozenDictionary(g => g.Key, g => g.ToArray()));
            Volatile.Write(ref _snapshot, snapshot);
        }

        return snapshot.ByShard;
    }

    /// <summary>Extents of one shard.</summary>
    public async ValueTask<SeriesExtent[]> ListAsync(AreaKey shard, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).TryGetValue(shard, out var extents) ? extents : [];

    private sealed record Snapshot(long Position, FrozenDictionary<AreaKey, SeriesExtent[]> ByShard);
}
