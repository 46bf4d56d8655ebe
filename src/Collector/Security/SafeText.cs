using System.Text;

namespace Telemetry.Collector.Security;

/// <summary>Others' text, made fit for a log line or a message.</summary>
internal static class SafeText
{
    private const int Most = 200;

    /// <summary>At most 200 characters; what is a control character or would turn the line around is replaced.</summary>
    public static string Shorten(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, Most) + 1);
        foreach (var c in text.Length <= Most ? text : text[..Most])
        {
            shown.Append(char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator ? '\uFFFD' : c);
        }

        return text.Length <= Most ? shown.ToString() : shown.Append('…').ToString();
    }
}
