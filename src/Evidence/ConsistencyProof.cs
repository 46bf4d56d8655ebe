using System.Buffers;
using System.Text.Json;

namespace Telemetry.Evidence;

/// <summary>That the ledger of a checkpoint begins with that of an earlier one: hashes only. Immutable.</summary>
/// <param name="Earlier">The earlier checkpoint.</param>
/// <param name="Later">The later one.</param>
/// <param name="Path">The proof's hashes.</param>
public sealed record ConsistencyProof(Checkpoint Earlier, Checkpoint Later, IReadOnlyList<byte[]> Path)
{
    private const string Type = "checkpoint.consistency";

    /// <summary>As JSON.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", Type);
            EvidenceJson.WritePath(writer, Path);
            writer.WriteStartObject("earlier");
            CheckpointJson.Write(writer, Earlier);
            writer.WriteEndObject();
            writer.WriteStartObject("later");
            CheckpointJson.Write(writer, Later);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a proof; null where the bytes are none.</summary>
    public static ConsistencyProof? TryRead(ReadOnlyMemory<byte> bytes)
    {
        using var document = EvidenceJson.TryParse(bytes);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } root && EvidenceJson.Text(root, "type") == Type && EvidenceJson.Path(root) is { } path
            && root.TryGetProperty("earlier", out var first) && CheckpointJson.TryRead(first) is { } earlier
            && root.TryGetProperty("later", out var second) && CheckpointJson.TryRead(second) is { } later
                ? new ConsistencyProof(earlier, later, path)
                : null;
    }
}
