using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Telemetry.Evidence;
using Telemetry.Portal.Pages;

namespace Telemetry.Portal.Feed;

/// <summary>The feed as JSON Feed 1.1 (jsonfeed.org). Its addresses have to be absolute: where the portal's is not known they are left out.</summary>
internal static class FeedDocument
{
    /// <summary>What it is.</summary>
    public const string ContentType = "application/feed+json; charset=utf-8";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The bytes.</summary>
    public static byte[] Write(FeedPage page)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "https://jsonfeed.org/version/1.1");
            writer.WriteString("title", page.Title);
            writer.WriteString("language", PageLanguage.Code(page.Language));
            if (page.Address is not null)
            {
                WriteAddresses(writer, page);
            }

            writer.WriteStartArray("items");
            foreach (var entry in page.Entries)
            {
                Write(writer, page, entry);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteAddresses(Utf8JsonWriter writer, FeedPage page)
    {
        writer.WriteString("home_page_url", page.Link("/"));
        writer.WriteString("feed_url", page.Link(FeedAddress.Json(page.Language)));
        if (page.Next is { } next)
        {
            writer.WriteString("next_url", page.Link(string.Create(CultureInfo.InvariantCulture, $"{FeedAddress.Json(page.Language)}&before={next}")));
        }
    }

    private static void Write(Utf8JsonWriter writer, FeedPage page, FeedEntry entry)
    {
        var wording = page.Of(entry);
        writer.WriteStartObject();
        writer.WriteString("id", entry.Id);
        writer.WriteString("title", wording.Title);
        writer.WriteString("content_text", wording.Content);
        writer.WriteString("date_published", CheckpointJson.TimeText(entry.Time));
        if (page.Address is not null)
        {
            writer.WriteString("url", page.Link(entry.Link));
        }

        // An extension of this service's own, as the standard asks for: how to go on without absolute addresses.
        writer.WriteStartObject("_telemetry");
        writer.WriteNumber("position", entry.Position);
        writer.WriteString("path", entry.Link);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
