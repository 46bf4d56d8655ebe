using Telemetry.Evidence;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Evidence;

/// <summary>
/// What the ledger gives as evidence: signed checkpoints, places of entries, and proofs made of hashes. The host supplies it from its ledger, or asks the collector that has one. Who may
/// see what of it is decided by whoever asks. Thread-safe.
/// </summary>
public interface ILedgerEvidence
{
    /// <summary>Most checkpoints in one answer.</summary>
    const int Most = 100;

    /// <summary>Checkpoints, the newest first, and the key that signs them now.</summary>
    /// <param name="before">Only those of fewer entries; null: all.</param>
    /// <param name="max">Most checkpoints, 1 to <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">The ledger cannot be asked at present.</exception>
    ValueTask<CheckpointPage> ListAsync(long? before, int max, CancellationToken cancellationToken);

    /// <summary>Where an entry stands; null where there is none.</summary>
    /// <param name="id">Its position or its hash.</param>
    /// <param name="withVerdicts">Whether to read its content for the verdicts: for whoever may know of the whole, since it costs as much as the submission is large.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">The ledger cannot be asked at present.</exception>
    ValueTask<EntryPlace?> LocateAsync(EntryId id, bool withVerdicts, CancellationToken cancellationToken);

    /// <summary>The path from an entry to the root over the first entries; null where the ledger has not as many, or no such entry among them.</summary>
    /// <param name="sequence">Position of the entry.</param>
    /// <param name="size">Entries in the tree.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">The ledger cannot be asked at present.</exception>
    ValueTask<IReadOnlyList<byte[]>?> ProveEntryAsync(long sequence, long size, CancellationToken cancellationToken);

    /// <summary>The proof that the tree over more entries begins with that over fewer; null where the ledger has not as many, or the numbers do not fit.</summary>
    /// <param name="earlier">Entries in the earlier tree.</param>
    /// <param name="size">Entries in the later tree.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">The ledger cannot be asked at present.</exception>
    ValueTask<IReadOnlyList<byte[]>?> ProveConsistencyAsync(long earlier, long size, CancellationToken cancellationToken);
}
