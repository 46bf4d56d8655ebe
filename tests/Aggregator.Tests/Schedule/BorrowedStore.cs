using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Schedule;

/// <summary>A store that a container must not close, that can be out of reach, and that counts how often it is read.</summary>
internal sealed class BorrowedStore(ISeriesStore store) : ISeriesStore
{
    public bool IsDown { get; set; }

    /// <summary>Happens before each read.</summary>
    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    public int Reads { get; private set; }

    public long Position => store.Position;

    public ValueTask<long> RefreshAsync(CancellationToken cancellationToken = default) => store.RefreshAsync(cancellationToken);

    public ValueTask AppendAsync(IReadOnlyList<SeriesPatch> patches, long position, CancellationToken cancellationToken = default) =>
        store.AppendAsync(patches, position, cancellationToken);

    public async ValueTask<IReadOnlyList<SeriesSlice>> ReadAsync(SeriesSelection selection, CancellationToken cancellationToken = default)
    {
        Reads++;
        await BeforeRead();
        return await store.ReadAsync(selection, cancellationToken);
    }

    public ValueTask<IReadOnlyList<SeriesRevision>> ReadRevisionsAsync(SeriesSelection selection, AreaKey area, CancellationToken cancellationToken = default) =>
        store.ReadRevisionsAsync(selection, area, cancellationToken);

    public ValueTask<IReadOnlyList<SeriesExtent>> ListAsync(AreaKey? shard, CancellationToken cancellationToken = default) =>
        IsDown ? throw new IOException("the store is down") : store.ListAsync(shard, cancellationToken);

    public ValueTask WriteRollupsAsync(IReadOnlyList<RollupTable> rollups, CancellationToken cancellationToken = default) =>
        store.WriteRollupsAsync(rollups, cancellationToken);

    public ValueTask<RollupTable?> ReadRollupAsync(Period period, AreaKey shard, CancellationToken cancellationToken = default) =>
        store.ReadRollupAsync(period, shard, cancellationToken);

    public ValueTask ForgetAsync(AreaKey shard, string source, IReadOnlyCollection<Period> periods, CancellationToken cancellationToken = default) =>
        store.ForgetAsync(shard, source, periods, cancellationToken);

    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => store.ClearAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
