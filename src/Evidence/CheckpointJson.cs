using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Evidence;

/// <summary>
/// A checkpoint as JSON: in the ledger, in answers and in the files that people keep. Hashes are lower-case hex, key and signature base64, the time is UTC with milliseconds.
/// Written in one order without white space, so the same checkpoint is the same bytes.
/// </summary>
public static class CheckpointJson
{
    /// <summary>The first property: by it a decision in the ledger is known as a checkpoint.</summary>
    public const string Type = "checkpoint.signed";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes.</summary>
    public static byte[] Write(Checkpoint checkpoint)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            writer.WriteStartObject();
            Write(writer, checkpoint);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The properties, into an object that was begun.</summary>
    public static void Write(Utf8JsonWriter writer, Checkpoint checkpoint)
    {
        writer.WriteString("type", Type);
        writer.WriteString("ledger", Convert.ToHexStringLower(checkpoint.Ledger));
        writer.WriteNumber("size", checkpoint.Size);
        writer.WriteString("entry", Convert.ToHexStringLower(checkpoint.Entry));
        writer.WriteString("root", Convert.ToHexStringLower(checkpoint.Root));
        writer.WriteString("time", TimeText(checkpoint.Time));
        writer.WriteString("key", checkpoint.KeyId);
        writer.WriteBase64String("publicKey", checkpoint.PublicKey);
        writer.WriteBase64String("signature", checkpoint.Signature);
    }

    /// <summary>Reads a checkpoint; null where the bytes are none. Properties that are not known are passed over.</summary>
    public static Checkpoint? TryRead(ReadOnlyMemory<byte> bytes)
    {
        using var document = EvidenceJson.TryParse(bytes);
        return document is null ? null : TryRead(document.RootElement);
    }

    /// <summary>Reads a checkpoint out of a document; null where the element is none.</summary>
    public static Checkpoint? TryRead(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && EvidenceJson.Text(element, "type") == Type
        && EvidenceJson.Hash(element, "ledger") is { } ledger && EvidenceJson.Position(element, "size") is { } size
        && EvidenceJson.Hash(element, "entry") is { } entry && EvidenceJson.Hash(element, "root") is { } root
        && EvidenceJson.Time(element, "time") is { } time
        && EvidenceJson.Bytes(element, "publicKey") is { } publicKey && EvidenceJson.Bytes(element, "signature") is { } signature
        && new Checkpoint(ledger, size, entry, root, time, publicKey, signature) is var read && EvidenceJson.Text(element, "key") == read.KeyId
            ? read
            : null;

    /// <summary>A time as it is written and signed.</summary>
    public static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
