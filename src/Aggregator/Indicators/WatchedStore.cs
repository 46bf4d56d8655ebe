using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>A series store that is only read, and that notes the newest revision that was read in the course of one question. Thread-safe.</summary>
internal sealed class WatchedStore(ISeriesStore store) : ISeriesStore
{
    private readonly AsyncLocal<Watch?> _watch = new();

    /// <inheritdoc/>
    public long Position => store.Position;

    /// <summary>What is read from here on, by this call and those that it makes, is noted in the watch.</summary>
    public Watch Begin()
    {
        var watch = new Watch();
        _watch.Value = watch;
        return watch;
    }

    /// <inheritdoc/>
    public ValueTask<long> RefreshAsync(CancellationToken cancellationToken = default) => store.RefreshAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SeriesSlice>> ReadAsync(SeriesSelection selection, CancellationToken cancellationToken = default)
    {
        var slices = await store.ReadAsync(selection, cancellationToken);
        _watch.Value?.Note(slices);
        return slices;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SeriesRevision>> ReadRevisionsAsync(SeriesSelection selection, AreaKey area, CancellationToken cancellationToken = default) =>
        store.ReadRevisionsAsync(selection, area, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SeriesExtent>> ListAsync(AreaKey? shard, CancellationToken cancellationToken = default) => store.ListAsync(shard, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RollupTable?> ReadRollupAsync(Period period, AreaKey shard, CancellationToken cancellationToken = default) =>
        store.ReadRollupAsync(period, shard, cancellationToken);

    /// <inheritdoc/>
    public ValueTask AppendAsync(IReadOnlyList<SeriesPatch> patches, long position, CancellationToken cancellationToken = default) => throw OnlyRead();

    /// <inheritdoc/>
    public ValueTask WriteRollupsAsync(IReadOnlyList<RollupTable> rollups, CancellationToken cancellationToken = default) => throw OnlyRead();

    /// <inheritdoc/>
    public ValueTask ForgetAsync(AreaKey shard, string source, IReadOnlyCollection<Period> periods, CancellationToken cancellationToken = default) => throw OnlyRead();

    /// <inheritdoc/>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => throw OnlyRead();

    /// <summary>Does nothing: the store is another's.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException OnlyRead() => new("this store is only read");

    /// <summary>The newest revision that was read.</summary>
    internal sealed class Watch
    {
        /// <summary>Its ledger sequence; 0 where nothing was read.</summary>
        public long Newest { get; private set; }

        /// <summary>Takes the revisions of these slices into account.</summary>
        public void Note(IReadOnlyList<SeriesSlice> slices)
        {
            foreach (var slice in slices)
            {
                foreach (var column in slice.Columns)
                {
                    foreach (var sequence in column.Sequences)
                    {
                        Newest = Math.Max(Newest, sequence);
                    }
                }
            }
        }
    }
}
