using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Storage.Decisions;

/// <summary>
/// What a person decided, as the payload of a ledger entry: one UTF-8 JSON object, its <c>type</c> first, properties in a fixed order,
/// no white space, only what JSON requires escaped. So the same decision is the same bytes.
/// </summary>
public static class DecisionCodec
{
    private const string ExplainedType = "finding.explained";
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of an explanation.</summary>
    public static byte[] Encode(FindingExplained decision)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            writer.WriteStartObject();
            writer.WriteString("type", ExplainedType);
            writer.WriteString("finding", decision.Finding);
            writer.WriteString("numbers", decision.Numbers);
            writer.WriteString("by", decision.By);
            writer.WriteString("reason", decision.Reason);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads an explanation; false for a decision of another type, and for what is none.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out FindingExplained? decision)
    {
        decision = null;
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && TextOf(root, "type") == ExplainedType
                && TextOf(root, "finding") is { } finding && TextOf(root, "numbers") is { } numbers
                && TextOf(root, "by") is { } by && TextOf(root, "reason") is { } reason)
            {
                decision = new FindingExplained(finding, numbers, by, reason);
            }
        }
        catch (JsonException)
        {
            // A later version's decision, in a form of its own.
        }

        return decision is not null;
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
