using Telemetry.Catalogue;

namespace Telemetry.Storage.Series;

/// <summary>
/// A projection of the ledger, made for reading; it can be thrown away and built again. Every implementation passes
/// SeriesStoreContract. Thread-safe for many readers; one writer at a time.
/// </summary>
public interface ISeriesStore : IAsyncDisposable
{
    /// <summary>Ledger sequence up to which everything has been written; 0 for an empty store.</summary>
    long Position { get; }

    /// <summary>Looks the position up where the store lies: another process may have moved it. <see cref="Position"/> is that from then on.</summary>
    ValueTask<long> RefreshAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes patches and moves the position in one step: after a crash either both happened or neither. Writing what was written
    /// before (the same sequence, source, period, shard) changes nothing.
    /// </summary>
    /// <param name="patches">Patches in order of sequence; all above <see cref="Position"/> and at most <paramref name="position"/>.</param>
    /// <param name="position">The new position; at least the present one.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    ValueTask AppendAsync(IReadOnlyList<SeriesPatch> patches, long position, CancellationToken cancellationToken = default);

    /// <summary>The selected values, reduced to the last revision of each cell at the selection's position.</summary>
    ValueTask<IReadOnlyList<SeriesSlice>> ReadAsync(SeriesSelection selection, CancellationToken cancellationToken = default);

    /// <summary>Every revision of the selected cells of one unit, in order of sequence.</summary>
    ValueTask<IReadOnlyList<SeriesRevision>> ReadRevisionsAsync(SeriesSelection selection, AreaKey area, CancellationToken cancellationToken = default);

    /// <summary>What exists in a shard (null: in all), ordered by period, shard and source.</summary>
    ValueTask<IReadOnlyList<SeriesExtent>> ListAsync(AreaKey? shard, CancellationToken cancellationToken = default);

    /// <summary>Replaces the stored rollups of these (period, shard) pairs.</summary>
    ValueTask WriteRollupsAsync(IReadOnlyList<RollupTable> rollups, CancellationToken cancellationToken = default);

    /// <summary>The stored rollup; null where none was written.</summary>
    ValueTask<RollupTable?> ReadRollupAsync(Period period, AreaKey shard, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes all values, and all their revisions, of these periods of one source in one shard. Extents and rollups stay, so that it is still known that there
    /// was something; the ledger has it. Forgetting what is not there changes nothing. A later patch of such a period is kept like any other.
    /// </summary>
    /// <param name="shard">Province or country.</param>
    /// <param name="source">Source code; <c>plan:</c> and <c>published:</c> + source code for plans and for what it has published itself (<see cref="StoredSource"/>).</param>
    /// <param name="periods">The periods, exactly as reported: forgetting a month leaves its days.</param>
    /// <param name="cancellationToken">Ends it early; what was forgotten by then stays so.</param>
    ValueTask ForgetAsync(AreaKey shard, string source, IReadOnlyCollection<Period> periods, CancellationToken cancellationToken = default);

    /// <summary>Removes everything, the position too.</summary>
    ValueTask ClearAsync(CancellationToken cancellationToken = default);
}
