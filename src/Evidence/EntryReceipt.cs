using System.Text.Json;

namespace Telemetry.Evidence;

/// <summary>What a receipt says of its place in the ledger, in whichever form it was kept. Immutable.</summary>
/// <param name="Sequence">Position of the entry, from 1.</param>
/// <param name="EntryHash">The entry's hash, 32 bytes.</param>
/// <param name="PayloadHash">SHA-256 of what was sent in canonical form; null where the form does not hold it.</param>
/// <param name="OutcomeHash">SHA-256 of counts and verdicts; null where the form does not hold it.</param>
/// <param name="Whole">What the entry's hash can be computed from; null where the form does not hold all of it.</param>
public sealed record EntryReceipt(long Sequence, byte[] EntryHash, byte[]? PayloadHash, byte[]? OutcomeHash, EntryIdentity? Whole)
{
    private static readonly string[] Kinds = ["submission", "catalogue", "decision", "edition"];

    /// <summary>Whether the entry's hash can be computed from it: else nothing binds the payload hash to the entry.</summary>
    public bool IsWhole => this is { Whole: not null, PayloadHash: not null, OutcomeHash: not null };

    /// <summary>Name of an entry's kind in receipts.</summary>
    /// <param name="kind">The kind's number in the ledger, from 1.</param>
    public static string NameOf(byte kind) => Kinds[kind - 1];

    /// <summary>
    /// Reads a receipt: the JSON of <c>POST /api/v1/submissions</c>, of <c>GET /api/v1/receipts/…</c>, what <c>telemetry receipt --out</c> wrote, which holds the whole one as <c>entry</c>,
    /// or the file of <c>telemetry receipt --proof</c>, which holds one as <c>receipt</c>. Null where the bytes are none of these, or a receipt without hashes (of a dry run, or of one who may see a part only).
    /// </summary>
    public static EntryReceipt? TryRead(ReadOnlyMemory<byte> bytes)
    {
        using var document = EvidenceJson.TryParse(bytes);
        return document is null ? null : TryRead(document.RootElement);
    }

    /// <summary>Reads a receipt out of a document.</summary>
    public static EntryReceipt? TryRead(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (element.TryGetProperty("receipt", out var inner))
        {
            return TryRead(inner);
        }

        var own = Own(element);
        if (!element.TryGetProperty("entry", out var entry) || entry.ValueKind != JsonValueKind.Object)
        {
            return own;
        }

        // What is read beside it is what is proven: the two say the same, or it is no receipt.
        return Own(entry) is { } whole && own is not null && own.Sequence == whole.Sequence && own.EntryHash.AsSpan().SequenceEqual(whole.EntryHash) && AreSame(own.PayloadHash, whole.PayloadHash)
            ? whole
            : null;
    }

    private static bool AreSame(byte[]? said, byte[]? held) => said is null || (held is not null && said.AsSpan().SequenceEqual(held));

    private static EntryReceipt? Own(JsonElement element) =>
        EvidenceJson.Position(element, "sequence") is { } sequence && EvidenceJson.Hash(element, "entryHash") is { } hash
            ? new EntryReceipt(sequence, hash, EvidenceJson.Hash(element, "payloadHash"), EvidenceJson.Hash(element, "outcomeHash"), IdentityOf(element))
            : null;

    private static EntryIdentity? IdentityOf(JsonElement element) =>
        EvidenceJson.Hash(element, "previousHash") is { } previous && EvidenceJson.Time(element, "committed") is { } time
        && EvidenceJson.Text(element, "kind") is { } kind && Array.IndexOf(Kinds, kind) is >= 0 and var index
        && EvidenceJson.Text(element, "source") is { } source && EvidenceJson.Text(element, "submissionId") is { } id
            ? new EntryIdentity(previous, time, (byte)(index + 1), source, id)
            : null;
}
