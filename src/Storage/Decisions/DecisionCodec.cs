using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Storage.Decisions;

/// <summary>
/// What a person decided, as the payload of a ledger entry: one UTF-8 JSON object, its <c>type</c> first, properties in a fixed order,
/// no white space, only what JSON requires escaped. So the same decision is the same bytes. Times are UTC, ISO 8601 with milliseconds.
/// </summary>
public static class DecisionCodec
{
    private const string ExplainedType = "finding.explained";
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of an explanation.</summary>
    public static byte[] Encode(FindingExplained decision) => Write(ExplainedType, writer =>
    {
        writer.WriteString("finding", decision.Finding);
        writer.WriteString("numbers", decision.Numbers);
        writer.WriteString("by", decision.By);
        writer.WriteString("reason", decision.Reason);
    });

    /// <summary>The bytes of a credential's making.</summary>
    public static byte[] Encode(CredentialCreated decision) => Write("credential.created", writer =>
    {
        writer.WriteString("credential", decision.Credential);
        writer.WriteString("role", decision.Role);
        writer.WriteString("source", decision.Source);
        writer.WriteStartArray("territory");
        foreach (var unit in decision.Territory)
        {
            writer.WriteStringValue(unit);
        }

        writer.WriteEndArray();
        writer.WriteString("expires", decision.Expires is { } expires ? Text(expires) : "");
        writer.WriteString("thumbprint", decision.Thumbprint);
        writer.WriteString("subject", decision.Subject);
        writer.WriteString("by", decision.By);
        writer.WriteString("at", Text(decision.At));
    });

    /// <summary>The bytes of a credential's succession.</summary>
    public static byte[] Encode(CredentialRotated decision) => Write("credential.rotated", writer =>
    {
        writer.WriteString("credential", decision.Credential);
        writer.WriteString("replacedBy", decision.ReplacedBy);
        writer.WriteString("expires", Text(decision.Expires));
        writer.WriteString("by", decision.By);
        writer.WriteString("at", Text(decision.At));
    });

    /// <summary>The bytes of a credential's end.</summary>
    public static byte[] Encode(CredentialRevoked decision) => Write("credential.revoked", writer =>
    {
        writer.WriteString("credential", decision.Credential);
        writer.WriteString("reason", decision.Reason);
        writer.WriteString("by", decision.By);
        writer.WriteString("at", Text(decision.At));
    });

    /// <summary>The bytes of a change of limits.</summary>
    public static byte[] Encode(SourceLimitsChanged decision) => Write("limits.changed", writer =>
    {
        writer.WriteString("source", decision.Source);
        writer.WriteNumber("submissionsPerSecond", decision.SubmissionsPerSecond);
        writer.WriteNumber("submissionBurst", decision.SubmissionBurst);
        writer.WriteNumber("cellsPerDay", decision.CellsPerDay);
        writer.WriteString("by", decision.By);
        writer.WriteString("at", Text(decision.At));
    });

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

    internal static byte[] Write(string type, Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            properties(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
