using System.Security.Cryptography;

namespace Telemetry.Evidence;

/// <summary>What can be proven of evidence from itself, without a ledger.</summary>
public static class EvidenceCheck
{
    /// <summary>Whether a checkpoint is signed, and by a key that the reader trusts.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="trusted">SubjectPublicKeyInfo of the key that the reader trusts; null: the reader compares the fingerprint.</param>
    public static EvidenceStatement Signature(Checkpoint checkpoint, byte[]? trusted)
    {
        var time = CheckpointJson.TimeText(checkpoint.Time);
        if (!checkpoint.IsSigned)
        {
            return EvidenceStatement.Fails(
                $"Chữ ký của điểm chốt {checkpoint.Size} không đúng: nội dung đã bị sửa, hoặc không phải khóa {checkpoint.KeyId} ký.",
                $"The signature of checkpoint {checkpoint.Size} is wrong: its content was altered, or the key {checkpoint.KeyId} did not sign it.");
        }

        if (trusted is null)
        {
            return EvidenceStatement.Proven(
                $"Điểm chốt {checkpoint.Size} lúc {time} có chữ ký đúng của khóa {checkpoint.KeyId}. Hãy đối chiếu dấu vân tay này với nơi quý vị tin cậy.",
                $"Checkpoint {checkpoint.Size} of {time} is signed by the key {checkpoint.KeyId}. Compare this fingerprint with one that you trust.");
        }

        return trusted.AsSpan().SequenceEqual(checkpoint.PublicKey)
            ? EvidenceStatement.Proven(
                $"Điểm chốt {checkpoint.Size} lúc {time} do chính khóa đã cho ký.",
                $"Checkpoint {checkpoint.Size} of {time} is signed by the key that was given.")
            : EvidenceStatement.Fails(
                $"Điểm chốt {checkpoint.Size} do khóa khác ký: {checkpoint.KeyId}, không phải {IdOf(trusted)}.",
                $"Checkpoint {checkpoint.Size} is signed by another key: {checkpoint.KeyId}, not {IdOf(trusted)}.");
    }

    /// <summary>Whether a receipt agrees with itself, where it holds all that its entry's hash is made of.</summary>
    public static EvidenceStatement? Receipt(EntryReceipt receipt)
    {
        if (receipt is not { Whole: { } whole, PayloadHash: { } payload, OutcomeHash: { } outcome })
        {
            return null;
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
