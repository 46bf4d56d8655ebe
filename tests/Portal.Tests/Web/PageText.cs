using System.Net;
using System.Text.RegularExpressions;

namespace Telemetry.Portal.Tests.Web;

/// <summary>What a page says, without its elements.</summary>
internal static partial class PageText
{
    /// <summary>The text of a piece of a page, every white space one.</summary>
    public static string Of(string html) => Spaces().Replace(WebUtility.HtmlDecode(Elements().Replace(html, " ")), " ").Trim();

    /// <summary>From the first piece on up to the next one, both excluded.</summary>
    public static string Between(string page, string start, string end)
    {
        var from = page.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"no {start} in {page}");
        from += start.Length;
        var to = page.IndexOf(end, from, StringComparison.Ordinal);
        Assert.True(to >= 0, $"no {end} after {start}");
        return page[from..to];
    }

    /// <summary>Addresses that a piece of a page leads to.</summary>
    public static List<string> Links(string html) => [.. Addresses().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value))];

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Elements();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("href=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();
}
