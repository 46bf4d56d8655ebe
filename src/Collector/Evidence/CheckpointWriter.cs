using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Evidence;

/// <summary>
/// Signs what the ledger holds and keeps the signature in it. Nothing is signed on top of a ledger that is not the one that was signed before: the tree is computed from
/// the entries, not taken over from the last checkpoint. One call at a time.
/// </summary>
internal sealed class CheckpointWriter(Ledger ledger, LedgerTree tree, CheckpointKey key, TimeProvider time)
{
    private CheckpointEntry? _last = CheckpointEntry.Read(ledger.ReadIdentifiers, before: null, 1) is [{ } last] ? last : null;
    private bool _isChecked;

    /// <summary>Entries that the last checkpoint covers; 0 where there is none.</summary>
    public long Size => _last?.Checkpoint.Size ?? 0;

    /// <summary>First entry that no checkpoint covers and that is not the last checkpoint's own.</summary>
    public long FirstUncovered => _last is { } last ? (last.Sequence == last.Checkpoint.Size + 1 ? last.Sequence + 1 : last.Checkpoint.Size + 1) : 1;

    /// <summary>Whether the last checkpoint was signed with another key, so that readers hear of this one with the next.</summary>
    public bool IsKeyNew => _last is { } last && last.Checkpoint.KeyId != key.Id;

    /// <summary>Signs all entries; null where there is nothing new but a checkpoint.</summary>
    /// <exception cref="EvidenceBrokenException">The ledger is not the one that was signed before; nothing was signed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger cannot write.</exception>
    public async Task<CheckpointEntry?> SignAsync(CancellationToken cancellationToken)
    {
        var head = ledger.Head;
        if (head.Sequence < FirstUncovered && !(IsKeyNew && head.Sequence > 0))
        {
            return null;
        }

        var first = ledger.Header(1)!.Hash;
        Check(first, cancellationToken);
        var now = time.GetUtcNow();
        var at = new[] { now, head.Time, _last?.Checkpoint.Time ?? now }.Max();
        var checkpoint = key.Sign(first, head.Sequence, head.Hash, tree.Root(head.Sequence, cancellationToken), at);
        var appended = await ledger.AppendAsync(CheckpointEntry.Of(checkpoint), cancellationToken);
        return _last = new CheckpointEntry(appended.Header.Sequence, checkpoint);
    }

    // Once a start: what this process appends follows from what it read.
    private void Check(byte[] first, CancellationToken cancellationToken)
    {
        if (!_isChecked && _last is { Checkpoint: var last } && !(last.IsSigned && last.Ledger.AsSpan().SequenceEqual(first) && tree.Root(last.Size, cancellationToken).AsSpan().SequenceEqual(last.Root)))
        {
            throw new EvidenceBrokenException(last.Size);
        }

        _isChecked = true;
    }
}
