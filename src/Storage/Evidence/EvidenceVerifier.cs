using System.Globalization;
using Telemetry.Evidence;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Evidence;

/// <summary>
/// Holds evidence that was kept outside the ledger against the ledger's headers, from the first entry on: hashes that are stored are computed anew, contents are not read and need not be
/// there. Whoever rewrote the ledger can make it agree with itself; with what others keep it cannot agree. Where it does not, the checkpoints that the ledger itself still
/// has say between which entries the alteration lies: they cannot be signed anew without the key.
/// </summary>
/// <param name="reader">The ledger, beside a running service too.</param>
/// <param name="trusted">SubjectPublicKeyInfo of each key that the reader trusts; none: whose key signed is not checked.</param>
public sealed class EvidenceVerifier(LedgerReader reader, IReadOnlyList<byte[]> trusted)
{
    private const int BatchEntries = 4096;

    /// <summary>Verifies a receipt, a checkpoint, or both together.</summary>
    /// <param name="receipt">The receipt; null: none.</param>
    /// <param name="checkpoint">The checkpoint; null: none.</param>
    /// <param name="progress">Told the position from time to time.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="InvalidDataException">The ledger's columns hold something else than they should.</exception>
    public EvidenceReport Verify(EntryReceipt? receipt, Checkpoint? checkpoint, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var statements = new List<EvidenceStatement>();
        if (checkpoint is not null)
        {
            statements.Add(EvidenceCheck.Signature(checkpoint, trusted));
        }

        // What a receipt lacks of its entry is held against the header below.
        if (receipt is { IsWhole: true })
        {
            statements.Add(EvidenceCheck.Receipt(receipt));
        }

        var needed = Math.Max(receipt?.Sequence ?? 0, checkpoint?.Size ?? 0);
        var head = reader.Head().Sequence;
        var walk = new HeaderWalk(receipt?.Sequence ?? 0, checkpoint?.Size ?? 0, OwnCheckpoints(checkpoint, needed));
        Walk(walk, Math.Min(needed, head), progress, cancellationToken);
        if (walk.Broken is { } broken)
        {
            statements.Add(broken);
        }
        else if (head < needed)
        {
            statements.Add(TooShort(head, needed));
        }

        if (walk.Broken is null)
        {
            statements.AddRange(Compare(walk, receipt, checkpoint));
        }

        if (walk.Where() is { } where)
        {
            statements.Add(where);
        }

        return new EvidenceReport(statements, walk.Sequence);
    }

    private void Walk(HeaderWalk walk, long last, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        while (walk.Sequence < last && walk.Broken is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var headers = reader.Headers(walk.Sequence + 1, (int)Math.Min(BatchEntries, last - walk.Sequence));
            if (headers.Count == 0)
            {
                walk.Miss();
                return;
            }

            foreach (var header in headers)
            {
                if (!walk.Take(header))
                {
                    return;
                }
            }

            progress?.Report(walk.Sequence);
        }
    }

    // Signed with a key that who asks trusts, or else the evidence: anybody can sign with another.
    private Dictionary<long, Checkpoint> OwnCheckpoints(Checkpoint? given, long through)
    {
        IReadOnlyList<byte[]> keys = trusted.Count > 0 || given is null ? trusted : [given.PublicKey];
        var found = new Dictionary<long, Checkpoint>();
        long? before = through == long.MaxValue ? null : through + 1;
        while (CheckpointEntry.Read(reader.ReadIdentifiers, before, BatchEntries) is { Count: > 0 } entries)
        {
            foreach (var own in entries.Select(e => e.Checkpoint).Where(c => (keys.Count == 0 || keys.Any(k => k.AsSpan().SequenceEqual(c.PublicKey))) && c.IsSigned))
            {
                found[own.Size] = own;
            }

            if (entries[^1].Checkpoint.Size >= (before ?? long.MaxValue))
            {
                break;
            }

            before = entries[^1].Checkpoint.Size;
        }

        return found;
    }

    private static IEnumerable<EvidenceStatement> Compare(HeaderWalk walk, EntryReceipt? receipt, Checkpoint? checkpoint)
    {
        if (checkpoint is not null && walk.First is { } first && !first.AsSpan().SequenceEqual(checkpoint.Ledger))
        {
            yield return EvidenceStatement.Fails(
                "Điểm chốt là của một sổ cái khác: mục đầu tiên không phải mục mà điểm chốt nêu.",
                "The checkpoint is of another ledger: its first entry is not this ledger's.");
            checkpoint = null;
        }

        if (receipt is not null && walk.AtReceipt is { } entry)
        {
            yield return Compare(entry, receipt);
        }

        if (checkpoint is not null && walk.AtCheckpoint is { } at)
        {
            yield return Compare(at, checkpoint);
        }

        if (receipt is not null && checkpoint is not null && receipt.Sequence > checkpoint.Size)
        {
            yield return EvidenceStatement.Fails(
                $"Biên nhận {receipt.Sequence} mới hơn điểm chốt {checkpoint.Size}, nên điểm chốt không bao gồm nó: hãy lấy điểm chốt mới hơn.",
                $"Receipt {receipt.Sequence} is newer than checkpoint {checkpoint.Size}, which does not cover it: take a newer checkpoint.");
        }
    }

    private static EvidenceStatement Compare(EntryHeader entry, EntryReceipt receipt)
    {
        var isOther = (receipt.PayloadHash is { } payload && !payload.AsSpan().SequenceEqual(entry.PayloadHash))
            || (receipt.OutcomeHash is { } outcome && !outcome.AsSpan().SequenceEqual(entry.OutcomeHash));
        if (entry.Hash.AsSpan().SequenceEqual(receipt.EntryHash))
        {
            // The entry is the receipt's, and its hash, computed anew, is made of the hashes that the ledger has.
            return isOther
                ? EvidenceStatement.Fails(
                    $"Biên nhận đã bị sửa: mã băm của mục {entry.Sequence} đúng, nhưng mã băm nội dung hoặc kết quả ghi trên biên nhận không phải của mục đó.",
                    $"The receipt was altered: the hash of entry {entry.Sequence} is right, but the payload or outcome hash on the receipt is not that of the entry.")
                : EvidenceStatement.Proven(
                    $"Mục {entry.Sequence} của sổ cái đúng là mục ghi trên biên nhận, và không mục nào từ 1 đến {entry.Sequence} bị sửa kể từ khi cấp biên nhận.",
                    $"Entry {entry.Sequence} of the ledger is the receipt's, and no entry from 1 to {entry.Sequence} was altered since the receipt was given.");
        }

        return isOther
            ? EvidenceStatement.Fails(
                $"Mục {entry.Sequence} của sổ cái có nội dung khác biên nhận: mục này đã bị sửa, hoặc biên nhận là của một sổ cái khác.",
                $"Entry {entry.Sequence} of the ledger has other content than the receipt: it was altered, or the receipt is of another ledger.")
            : EvidenceStatement.Fails(
                $"Mã băm của mục {entry.Sequence} khác biên nhận: một mục từ 1 đến {entry.Sequence} đã bị sửa, hoặc biên nhận là của một sổ cái khác.",
                $"The hash of entry {entry.Sequence} is not the receipt's: an entry from 1 to {entry.Sequence} was altered, or the receipt is of another ledger.");
    }

    private static EvidenceStatement Compare((byte[] Entry, byte[] Root) at, Checkpoint checkpoint) =>
        at.Entry.AsSpan().SequenceEqual(checkpoint.Entry) && at.Root.AsSpan().SequenceEqual(checkpoint.Root)
            ? EvidenceStatement.Proven(
                $"Các mục 1 đến {checkpoint.Size} của sổ cái đúng là những mục mà điểm chốt xác nhận: không mục nào bị sửa, thêm hay bớt.",
                $"Entries 1 to {checkpoint.Size} of the ledger are those that the checkpoint stands for: none was altered, added or removed.")
            : EvidenceStatement.Fails(
                $"Các mục 1 đến {checkpoint.Size} của sổ cái không phải những mục mà điểm chốt xác nhận: ít nhất một mục đã bị sửa.",
                $"Entries 1 to {checkpoint.Size} of the ledger are not those that the checkpoint stands for: at least one was altered.");

    private static EvidenceStatement TooShort(long head, long needed) => EvidenceStatement.Fails(
        string.Create(CultureInfo.InvariantCulture, $"Sổ cái chỉ có {head} mục: các mục {head + 1} đến {needed} từng có nay không còn."),
        string.Create(CultureInfo.InvariantCulture, $"The ledger has {head} entries only: entries {head + 1} to {needed}, which it once had, are gone."));
}
