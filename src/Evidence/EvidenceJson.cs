using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Telemetry.Evidence;

/// <summary>Reads the JSON that people keep as evidence: strictly, since whoever forges it chooses every byte.</summary>
internal static class EvidenceJson
{
    private const int HexDigits = 2 * MerkleHash.Bytes;
    private const int MostBase64 = 4096;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>A document; null where the bytes are no JSON.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? TextOf(value) : null;

    public static byte[]? Hash(JsonElement element, string name) => Text(element, name) is { } text ? HashOf(text) : null;

    /// <summary>A hash of 64 hex digits; null for anything else.</summary>
    public static byte[]? HashOf(string text)
    {
        var hash = new byte[MerkleHash.Bytes];
        return text.Length == HexDigits && Convert.FromHexString(text, hash, out _, out _) == OperationStatus.Done ? hash : null;
    }

    public static byte[]? Bytes(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Text(element, name) is { Length: <= MostBase64 } && value.TryGetBytesFromBase64(out var bytes) ? bytes : null;

    /// <summary>A position from 1.</summary>
    public static long? Position(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 1 ? number : null;

    public static DateTimeOffset? Time(JsonElement element, string name) =>
        Text(element, name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>The hashes of a proof; null where they are not hashes, or too many.</summary>
    public static IReadOnlyList<byte[]>? Path(JsonElement element)
    {
        if (!element.TryGetProperty("path", out var steps) || steps.ValueKind != JsonValueKind.Array || steps.GetArrayLength() > MerklePath.Longest)
        {
            return null;
        }

        var path = steps.EnumerateArray().Select(s => s.ValueKind == JsonValueKind.String && TextOf(s) is { } text ? HashOf(text) : null).ToArray();
        return path.OfType<byte[]>().ToArray() is var read && read.Length == path.Length ? read : null;
    }

    /// <summary>The hashes of a proof, into an object that was begun.</summary>
    public static void WritePath(Utf8JsonWriter writer, IReadOnlyList<byte[]> path)
    {
        writer.WriteStartArray("path");
        foreach (var step in path)
        {
            writer.WriteStringValue(Convert.ToHexStringLower(step));
        }

        writer.WriteEndArray();
    }

    // Half a character, escaped, is no text.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
