using System.Globalization;
using System.Text;
using System.Xml;
using Telemetry.Portal.Pages;

namespace Telemetry.Portal.Feed;

/// <summary>The feed as Atom (RFC 4287).</summary>
internal static class AtomDocument
{
    /// <summary>What it is.</summary>
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", CheckCharacters = true };

    /// <summary>The bytes.</summary>
    public static byte[] Write(FeedPage page)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, PageLanguage.Code(page.Language));
            Write(xml, "id", page.Id);
            Write(xml, "title", page.Title);
            Write(xml, "updated", Time(page.Updated));
            xml.WriteStartElement("author", Atom);
            Write(xml, "name", page.Title.Split(':')[0]);
            xml.WriteEndElement();
            Link(xml, "self", page.Link(FeedAddress.Atom(page.Language)));
            Link(xml, "alternate", page.Link(PageLanguage.Address("/evidence", page.Language)));
            if (page.Next is { } next)
            {
                Link(xml, "next", page.Link(string.Create(CultureInfo.InvariantCulture, $"{FeedAddress.Atom(page.Language)}&before={next}")));
            }

            foreach (var entry in page.Entries)
            {
                Write(xml, page, entry);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, FeedPage page, FeedEntry entry)
    {
        var wording = page.Of(entry);
        xml.WriteStartElement("entry", Atom);
        Write(xml, "id", entry.Id);
        Write(xml, "title", wording.Title);
        Write(xml, "updated", Time(entry.Time));
        Write(xml, "published", Time(entry.Time));
        Link(xml, "alternate", page.Link(entry.Link));
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(wording.Content);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => Telemetry.Evidence.CheckpointJson.TimeText(time);
}
