using Telemetry.Evidence;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Evidence;

/// <summary>One way through a ledger's headers, from the first on, and what was met at the positions that matter. One thread at a time.</summary>
/// <param name="receiptAt">Position of the receipt's entry; 0: none.</param>
/// <param name="checkpointAt">Size of the checkpoint; 0: none.</param>
/// <param name="own">Checkpoints that the ledger itself has, by size.</param>
internal sealed class HeaderWalk(long receiptAt, long checkpointAt, IReadOnlyDictionary<long, Checkpoint> own)
{
    private readonly MerkleFrontier _tree = new();
    private byte[] _previous = LedgerHead.Empty.Hash;
    private long _agrees;
    private long _disagrees;

    /// <summary>Entries whose hashes were computed.</summary>
    public long Sequence => _tree.Size;

    /// <summary>Hash of the first entry.</summary>
    public byte[]? First { get; private set; }

    /// <summary>The receipt's entry as the ledger has it now.</summary>
    public EntryHeader? AtReceipt { get; private set; }

    /// <summary>Hash of the checkpoint's last entry, and root there.</summary>
    public (byte[] Entry, byte[] Root)? AtCheckpoint { get; private set; }

    /// <summary>Why it ended early.</summary>
    public EvidenceStatement? Broken { get; private set; }

    /// <summary>Takes the next header; false where it is not what follows.</summary>
    public bool Take(EntryHeader header)
    {
        if (header.Sequence != Sequence + 1)
        {
            Miss();
            return false;
        }

        var hash = EntryHash.Compute(_previous, header.Sequence, header.Time, header.Kind, header.Source, header.SubmissionId, header.PayloadHash, header.OutcomeHash);
        if (!hash.AsSpan().SequenceEqual(header.Hash))
        {
            Broken = EvidenceStatement.Fails(
                $"Mục {header.Sequence} của sổ cái đã bị sửa: mã băm lưu ở đó không phải của nó và của mục trước.",
                $"Entry {header.Sequence} of the ledger was altered: the hash stored with it is not that of it and the entry before.");
            return false;
        }

        _tree.Add(hash);
        _previous = hash;
        First ??= hash;
        AtReceipt = header.Sequence == receiptAt ? header : AtReceipt;
        if (header.Sequence == checkpointAt)
        {
            AtCheckpoint = (hash, _tree.Root());
        }

        if (own.TryGetValue(header.Sequence, out var checkpoint))
        {
            Compare(checkpoint, hash);
        }

        return true;
    }

    /// <summary>The next entry is not there.</summary>
    public void Miss() => Broken = EvidenceStatement.Fails($"Thiếu mục {Sequence + 1} trong sổ cái.", $"Entry {Sequence + 1} of the ledger is missing.");

    /// <summary>Between which entries the alteration lies, where the ledger's own checkpoints say so.</summary>
    public EvidenceStatement? Where() => _disagrees == 0
        ? null
        : EvidenceStatement.Fails(
            $"Theo các điểm chốt đã ký còn trong sổ cái, chỗ bị sửa đầu tiên nằm trong các mục {_agrees + 1} đến {_disagrees}; các mục trước đó còn nguyên.",
            $"By the signed checkpoints that the ledger still has, the first alteration lies in entries {_agrees + 1} to {_disagrees}; those before are intact.");

    private void Compare(Checkpoint checkpoint, byte[] hash)
    {
        if (_disagrees > 0)
        {
            return;
        }

        if (hash.AsSpan().SequenceEqual(checkpoint.Entry) && _tree.Root().AsSpan().SequenceEqual(checkpoint.Root))
        {
            _agrees = checkpoint.Size;
        }
        else
        {
            _disagrees = checkpoint.Size;
        }
    }
}
