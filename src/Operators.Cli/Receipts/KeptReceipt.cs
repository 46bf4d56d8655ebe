using System.Buffers;
using System.Text.Json;
using Telemetry.Evidence;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Receipts;

/// <summary>A receipt as a file to be kept: what <c>--json</c> says, and as <c>entry</c> the whole of what the entry's hash is made of.</summary>
internal static class KeptReceipt
{
    /// <summary>The receipt alone.</summary>
    /// <param name="receipt">The receipt with its verdicts.</param>
    /// <param name="entry">JSON of <c>/api/v1/receipts</c>; null: not to be had, and the file proves nothing of contents.</param>
    public static byte[] Write(Receipt receipt, byte[]? entry) => Document(writer => Write(writer, receipt, entry));

    /// <summary>The receipt, and the proof that the signed ledger holds it: JSON with <c>receipt</c> and <c>proof</c>.</summary>
    public static byte[] Write(Receipt receipt, byte[]? entry, EntryProof proof) => Document(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("receipt");
        Write(writer, receipt, entry);
        writer.WritePropertyName("proof");
        writer.WriteRawValue(proof.Write());
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Receipt receipt, byte[]? entry)
    {
        writer.WriteStartObject();
        foreach (var property in JsonSerializer.SerializeToElement(receipt, ToolOutput.JsonFormat).EnumerateObject())
        {
            property.WriteTo(writer);
        }

        if (entry is not null)
        {
            writer.WritePropertyName("entry");
            writer.WriteRawValue(entry);
        }

        writer.WriteEndObject();
    }

    private static byte[] Document(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = ToolOutput.JsonFormat.Encoder }))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
