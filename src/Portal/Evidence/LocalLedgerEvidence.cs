using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Evidence;

/// <summary>The evidence of a ledger in this process.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="tree">The tree over it.</param>
/// <param name="signingKey">SubjectPublicKeyInfo of the key that signs; null: none does.</param>
public sealed class LocalLedgerEvidence(Ledger ledger, LedgerTree tree, byte[]? signingKey) : ILedgerEvidence
{
    /// <inheritdoc/>
    public ValueTask<CheckpointPage> ListAsync(long? before, int max, CancellationToken cancellationToken) => ValueTask.FromResult(
        new CheckpointPage(CheckpointEntry.Read(ledger.ReadIdentifiers, before, Math.Clamp(max, 1, ILedgerEvidence.Most)), signingKey));

    /// <inheritdoc/>
    public ValueTask<EntryPlace?> LocateAsync(EntryId id, bool withVerdicts, CancellationToken cancellationToken) =>
        ValueTask.FromResult((id.Hash is { } hash ? tree.Find(hash, ledger.Head.Sequence, cancellationToken) : id.Sequence) is { } sequence ? Locate(sequence, withVerdicts) : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<byte[]>?> ProveEntryAsync(long sequence, long size, CancellationToken cancellationToken) =>
        ValueTask.FromResult(sequence >= 1 && sequence <= size && size <= ledger.Head.Sequence ? tree.Inclusion(sequence, size, cancellationToken) : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<byte[]>?> ProveConsistencyAsync(long earlier, long size, CancellationToken cancellationToken) =>
        ValueTask.FromResult(earlier >= 1 && earlier <= size && size <= ledger.Head.Sequence ? tree.Consistency(earlier, size, cancellationToken) : null);

    private EntryPlace? Locate(long sequence, bool withVerdicts)
    {
        if (ledger.Header(sequence) is not { } header)
        {
            return null;
        }

        var previous = sequence == 1 ? LedgerHead.Empty.Hash : ledger.Hashes(sequence - 1, 1);
        return new EntryPlace(header, previous, withVerdicts && header.Kind == EntryKind.Submission ? Verdicts(sequence) : []);
    }

    private IReadOnlyList<VerdictCount> Verdicts(long sequence)
    {
        try
        {
            return ledger.Get(sequence) is not { } entry ? [] :
            [
                .. OutcomeCodec.Decode(entry.Outcome.Span).Verdicts.GroupBy(v => v.Code).OrderBy(g => g.Key).Select(g => new VerdictCount(g.Key, g.Sum(v => (long)v.Cells))),
            ];
        }
        catch (LedgerSegmentMissingException)
        {
            return [];
        }
    }
}
