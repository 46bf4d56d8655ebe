using System.Buffers;
using System.Text.Json;

namespace Telemetry.Evidence;

/// <summary>That an entry is covered by a checkpoint: hashes only. Immutable.</summary>
/// <param name="Sequence">Position of the entry.</param>
/// <param name="EntryHash">Its hash.</param>
/// <param name="Path">Hashes that lead from it to the checkpoint's root.</param>
/// <param name="Checkpoint">The checkpoint.</param>
public sealed record EntryProof(long Sequence, byte[] EntryHash, IReadOnlyList<byte[]> Path, Checkpoint Checkpoint)
{
    private const string Type = "entry.proof";

    /// <summary>As JSON.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", Type);
            writer.WriteNumber("sequence", Sequence);
            writer.WriteString("entryHash", Convert.ToHexStringLower(EntryHash));
            EvidenceJson.WritePath(writer, Path);
            writer.WriteStartObject("checkpoint");
            CheckpointJson.Write(writer, Checkpoint);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a proof, or the file of <c>telemetry receipt --proof</c>, which holds one as <c>proof</c>; null where the bytes are neither.</summary>
    public static EntryProof? TryRead(ReadOnlyMemory<byte> bytes)
    {
        using var document = EvidenceJson.TryParse(bytes);
        return document is null || document.RootElement.ValueKind != JsonValueKind.Object ? null
            : document.RootElement.TryGetProperty("proof", out var inner) ? TryRead(inner)
            : TryRead(document.RootElement);
    }

    private static EntryProof? TryRead(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && EvidenceJson.Text(element, "type") == Type
        && EvidenceJson.Position(element, "sequence") is { } sequence && EvidenceJson.Hash(element, "entryHash") is { } hash
        && EvidenceJson.Path(element) is { } path && element.TryGetProperty("checkpoint", out var covered) && CheckpointJson.TryRead(covered) is { } checkpoint
            ? new EntryProof(sequence, hash, path, checkpoint)
            : null;
}
