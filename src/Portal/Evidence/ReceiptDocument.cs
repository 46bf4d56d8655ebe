using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Telemetry.Evidence;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Evidence;

/// <summary>A receipt as JSON: what <c>verify --receipt</c> reads. Whoever may not know of the whole submission is told what the receipt's page tells: no id, counts or hashes.</summary>
internal static class ReceiptDocument
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The bytes.</summary>
    public static byte[] Write(PlacedReceipt placed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            Write(writer, placed.Receipt);
            if (placed.Receipt.IsWhole)
            {
                Write(writer, placed);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, ReceiptAnswer receipt)
    {
        var header = receipt.Entry.Header;
        writer.WriteNumber("sequence", header.Sequence);
        writer.WriteString("kind", EntryReceipt.NameOf((byte)header.Kind));
        writer.WriteString("source", header.Source);
        writer.WriteString("committed", CheckpointJson.TimeText(header.Time));
        if (receipt.Entry.Head is { } head)
        {
            writer.WriteString("content", PublicNames.Of(head.Kind));
            writer.WriteString("period", head.Period.ToString());
            writer.WriteString("catalogueVersion", head.CatalogueVersion);
        }

        if (receipt.Entry.ArchivedIn is { } file)
        {
            writer.WriteString("archivedIn", file);
        }

        writer.WriteBoolean("isWhole", receipt.IsWhole);
    }

    private static void Write(Utf8JsonWriter writer, PlacedReceipt placed)
    {
        var (header, place) = (placed.Receipt.Entry.Header, placed.Place);
        writer.WriteString("submissionId", header.SubmissionId);
        writer.WriteString("payloadHash", Convert.ToHexStringLower(header.PayloadHash));
        writer.WriteString("outcomeHash", Convert.ToHexStringLower(header.OutcomeHash));
        writer.WriteString("previousHash", Convert.ToHexStringLower(place.Previous));
        writer.WriteString("entryHash", Convert.ToHexStringLower(header.Hash));
        if (placed.Receipt.Entry.Head is { } head)
        {
            writer.WriteNumber("received", head.Accepted + head.Refused);
            writer.WriteNumber("accepted", head.Accepted);
            writer.WriteNumber("refused", head.Refused);
            writer.WriteStartObject("verdicts");
            foreach (var verdict in place.Verdicts)
            {
                writer.WriteNumber(JsonNamingPolicy.SnakeCaseUpper.ConvertName(verdict.Code.ToString()), verdict.Cells);
            }

            writer.WriteEndObject();
        }

        if (placed.Checkpoint is { } checkpoint)
        {
            writer.WriteNumber("checkpoint", checkpoint.Size);
            writer.WriteString("proof", string.Create(CultureInfo.InvariantCulture, $"/api/v1/receipts/{header.Sequence}/proof?checkpoint={checkpoint.Size}"));
        }
    }
}
