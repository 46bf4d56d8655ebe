using System.Buffers;
using System.Text.Json;
using Telemetry.Evidence;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Receipts;

/// <summary>A receipt and the proof that the signed ledger holds it, as one file to be kept.</summary>
internal static class ProvenReceipt
{
    /// <summary>The file's bytes: JSON with <c>receipt</c> and <c>proof</c>.</summary>
    public static byte[] Write(Receipt receipt, EntryProof proof)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = ToolOutput.JsonFormat.Encoder }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("receipt");
            JsonSerializer.Serialize(writer, receipt, ToolOutput.JsonFormat);
            writer.WritePropertyName("proof");
            writer.WriteRawValue(proof.Write());
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
