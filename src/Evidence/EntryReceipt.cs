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

    /// <summary>Name of an entry's kind in receipts.</summary>
    /// <param name="kind">The kind's number in the ledger, from 1.</param>
    public static string NameOf(byte kind) => Kinds[kind - 1];

    /// <summary>
    /// Reads a receipt: the JSON of <c>POST /api/v1/submissions</c>, of <c>GET /api/v1/receipts/…</c>, what <c>telemetry receipt --out</c> wrote, or the file of
    /// <c>telemetry receipt --proof</c>, which holds one as <c>receipt</c>. Null where the bytes are none of these, or a receipt without hashes (of a dry run, or of one who may see a part only).
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

        return EvidenceJson.Position(element, "sequence") is { } sequence && EvidenceJson.Hash(element, "entryHash") is { } hash
            ? new EntryReceipt(sequence, hash, EvidenceJson.Hash(element, "payloadHash"), EvidenceJson.Hash(element, "outcomeHash"), IdentityOf(element))
            : null;
    }

    private static EntryIdentity? IdentityOf(JsonElement element) =>
        EvidenceJson.Hash(element, "previousHash") is { } previous && EvidenceJson.Time(element, "committed") is { } time
        && EvidenceJson.Text(element, "kind") is { } kind && Array.IndexOf(Kinds, kind) is >= 0 and var index
        && EvidenceJson.Text(element, "source") is { } source && EvidenceJson.Text(element, "submissionId") is { } id
            ? new EntryIdentity(previous, time, (byte)(index + 1), source, id)
            : null;
}
