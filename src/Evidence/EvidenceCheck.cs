using System.Security.Cryptography;

namespace Telemetry.Evidence;

/// <summary>What can be proven of evidence from itself, without a ledger.</summary>
public static class EvidenceCheck
{
    /// <summary>Whether a checkpoint is signed, and by a key that the reader trusts.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="trusted">SubjectPublicKeyInfo of each key that the reader trusts; none: whose key signed it is not checked.</param>
    public static EvidenceStatement Signature(Checkpoint checkpoint, IReadOnlyList<byte[]> trusted)
    {
        var (size, time, key) = (checkpoint.Size, CheckpointJson.TimeText(checkpoint.Time), checkpoint.KeyId);
        if (!checkpoint.IsSigned)
        {
            return EvidenceStatement.Fails(
                $"Chữ ký của điểm chốt {size} không đúng: nội dung đã bị sửa, hoặc không phải khóa {key} ký.",
                $"The signature of checkpoint {size} is wrong: its content was altered, or the key {key} did not sign it.");
        }

        if (trusted.Count == 0)
        {
            return EvidenceStatement.NotChecked(
                $"Khóa của điểm chốt {size} lúc {time} (dấu vân tay {key}): chữ ký là của khóa này, nhưng khóa là của ai thì chưa biết; hãy đối chiếu với dấu vân tay trên trang bằng chứng và nơi đơn vị vận hành đã công bố.",
                $"The key of checkpoint {size} of {time} (fingerprint {key}): the signature is this key's, whose key it is is not known; compare it with the one on the evidence page and with what the host published.");
        }

        return trusted.Any(t => t.AsSpan().SequenceEqual(checkpoint.PublicKey))
            ? EvidenceStatement.Proven(
                $"Điểm chốt {size} lúc {time} do chính khóa đã cho ký: {key}.",
                $"Checkpoint {size} of {time} is signed by a key that was given: {key}.")
            : EvidenceStatement.Fails(
                $"Điểm chốt {size} do khóa khác ký: {key}, không phải {string.Join(", ", trusted.Select(IdOf))}. Nếu khóa đã được thay và khóa mới đã được công bố, hãy cho cả hai khóa.",
                $"Checkpoint {size} is signed by another key: {key}, not {string.Join(", ", trusted.Select(IdOf))}. If the key was changed, and the new one published, give both.");
    }

    /// <summary>That two checkpoints are signed by different keys, which is no failure: a host may take another; null where one key signed both.</summary>
    /// <param name="earlier">The earlier checkpoint.</param>
    /// <param name="later">The later one.</param>
    public static EvidenceStatement? ChangeOfKey(Checkpoint earlier, Checkpoint later) => earlier.KeyId == later.KeyId ? null : EvidenceStatement.NotChecked(
        $"Giữa điểm chốt {earlier.Size} và {later.Size} khóa ký đã thay đổi: từ {earlier.KeyId} sang {later.KeyId}. Hãy đối chiếu cả hai dấu vân tay với nơi đơn vị vận hành đã công bố.",
        $"The key changed between checkpoints {earlier.Size} and {later.Size}: from {earlier.KeyId} to {later.KeyId}. Compare both fingerprints with what the host published.");

    /// <summary>Whether a receipt agrees with itself. Where it does not hold all that its entry's hash is made of, nothing binds its payload hash to that hash: not checked.</summary>
    public static EvidenceStatement Receipt(EntryReceipt receipt)
    {
        if (receipt is not { Whole: { } whole, PayloadHash: { } payload, OutcomeHash: { } outcome })
        {
            return EvidenceStatement.NotChecked(
                $"Mã băm nội dung trên biên nhận {receipt.Sequence} không được kiểm tra: dạng biên nhận này không có đủ những gì tạo nên mã băm của mục. Hãy dùng JSON của /api/v1/receipts/{receipt.Sequence}.",
                $"The payload hash on receipt {receipt.Sequence} was not checked: this form of a receipt does not hold all that the entry's hash is made of. Take the JSON of /api/v1/receipts/{receipt.Sequence}.");
        }

        var hash = EntryDigest.Compute(whole.Previous, receipt.Sequence, whole.Time, whole.Kind, whole.Source, whole.SubmissionId, payload, outcome);
        return hash.AsSpan().SequenceEqual(receipt.EntryHash)
            ? EvidenceStatement.Proven(
                $"Mã băm của mục {receipt.Sequence} đúng là của đơn vị, mã số, thời điểm và nội dung ghi trên biên nhận.",
                $"The hash of entry {receipt.Sequence} is that of the source, identifier, time and content on the receipt.")
            : EvidenceStatement.Fails(
                $"Biên nhận đã bị sửa: mã băm của mục {receipt.Sequence} không phải của nội dung ghi trên đó.",
                $"The receipt was altered: the hash of entry {receipt.Sequence} is not that of what it says.");
    }

    /// <summary>Whether an entry is covered by a checkpoint.</summary>
    /// <param name="sequence">The entry's position.</param>
    /// <param name="entryHash">Its hash.</param>
    /// <param name="checkpoint">The checkpoint, whose signature is another question.</param>
    /// <param name="path">Hashes from the entry to the checkpoint's root.</param>
    public static EvidenceStatement Inclusion(long sequence, byte[] entryHash, Checkpoint checkpoint, IReadOnlyList<byte[]> path)
    {
        if (sequence > checkpoint.Size)
        {
            return EvidenceStatement.Fails(
                $"Mục {sequence} đến sau điểm chốt {checkpoint.Size}: hãy lấy một điểm chốt mới hơn.",
                $"Entry {sequence} came after checkpoint {checkpoint.Size}: take a newer checkpoint.");
        }

        return MerklePath.RootOf(sequence, entryHash, checkpoint.Size, path) is { } root && root.AsSpan().SequenceEqual(checkpoint.Root)
            ? EvidenceStatement.Proven(
                $"Mục {sequence} nằm trong sổ cái đúng vị trí đó, theo điểm chốt {checkpoint.Size}.",
                $"Entry {sequence} is in the ledger at that position, under checkpoint {checkpoint.Size}.")
            : EvidenceStatement.Fails(
                $"Mục {sequence} không nằm trong sổ cái mà điểm chốt {checkpoint.Size} xác nhận: mục đó, hoặc sổ cái, đã bị sửa.",
                $"Entry {sequence} is not in the ledger that checkpoint {checkpoint.Size} stands for: the entry or the ledger was altered.");
    }

    /// <summary>Whether the ledger went on from an earlier checkpoint without altering anything that it covers.</summary>
    /// <param name="earlier">The earlier checkpoint.</param>
    /// <param name="later">The later one.</param>
    /// <param name="path">The proof's hashes.</param>
    public static EvidenceStatement Consistency(Checkpoint earlier, Checkpoint later, IReadOnlyList<byte[]> path)
    {
        if (!earlier.Ledger.AsSpan().SequenceEqual(later.Ledger))
        {
            return EvidenceStatement.Fails(
                $"Hai điểm chốt {earlier.Size} và {later.Size} là của hai sổ cái khác nhau.",
                $"The checkpoints {earlier.Size} and {later.Size} are of two different ledgers.");
        }

        return MerklePath.IsConsistent(earlier.Size, earlier.Root, later.Size, later.Root, path)
            ? EvidenceStatement.Proven(
                $"Sổ cái của điểm chốt {later.Size} bắt đầu bằng đúng {earlier.Size} mục của điểm chốt {earlier.Size}: không mục nào bị sửa.",
                $"The ledger of checkpoint {later.Size} begins with the same {earlier.Size} entries as checkpoint {earlier.Size}: none of them was altered.")
            : EvidenceStatement.Fails(
                $"Sổ cái của điểm chốt {later.Size} không tiếp nối điểm chốt {earlier.Size}: ít nhất một trong {earlier.Size} mục đầu đã bị sửa.",
                $"The ledger of checkpoint {later.Size} does not go on from checkpoint {earlier.Size}: at least one of the first {earlier.Size} entries was altered.");
    }

    private static string IdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));
}
