using System.Buffers;
using System.Text.Json;
using Telemetry.Evidence;

namespace Telemetry.Portal.Evidence;

/// <summary>Checkpoints as JSON, each with the text that is signed, so that it can be verified with no other tool than openssl.</summary>
internal static class CheckpointDocument
{
    private const string None = "No checkpoints of the ledger are signed: the service was started without --checkpoint-key.";

    /// <summary>One.</summary>
    public static byte[] Write(Checkpoint checkpoint) => Document(writer => Write(writer, checkpoint));

    /// <summary>A page.</summary>
    public static byte[] Write(CheckpointPage page, bool hasMore) => Document(writer =>
    {
        writer.WriteBoolean("areSigned", page.SigningKey is not null);
        if (page.SigningKeyId is { } key)
        {
            writer.WriteString("key", key);
        }
        else
        {
            writer.WriteString("note", None);
        }

        writer.WriteStartArray("checkpoints");
        foreach (var (_, checkpoint) in page.Entries)
        {
            writer.WriteStartObject();
            Write(writer, checkpoint);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (hasMore)
        {
            writer.WriteNumber("nextBefore", page.Entries[^1].Checkpoint.Size);
        }
    });

    private static void Write(Utf8JsonWriter writer, Checkpoint checkpoint)
    {
        CheckpointJson.Write(writer, checkpoint);
        writer.WriteString("text", checkpoint.Text);
    }

    private static byte[] Document(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
