using System.Buffers;
using System.Globalization;
using System.Text;

namespace Telemetry.Portal.Pages.Examinations;

/// <summary>
/// A report's text as a page may show it: signs that turn the direction of writing could make a number read otherwise than it was examined, control characters and half surrogate pairs are
/// nothing at all to the eye. Each is written as its number: ⟨U+202E⟩. Pure.
/// </summary>
internal static class VisibleSigns
{
    private static readonly SearchValues<char> Hidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Concat(Enumerable.Range(0x7F, 0x21))
            .Concat([0x061C, 0x200E, 0x200F, 0x2028, 0x2029]).Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Concat(Enumerable.Range(0xD800, 0x800)).Select(c => (char)c)]);

    /// <summary>The text with every such sign made visible; the same text where there is none.</summary>
    public static string In(string text)
    {
        if (!text.AsSpan().ContainsAny(Hidden))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                visible.Append(text[i]).Append(text[++i]);
            }
            else if (Hidden.Contains(text[i]))
            {
                visible.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)text[i]:X4}⟩");
            }
            else
            {
                visible.Append(text[i]);
            }
        }

        return visible.ToString();
    }
}
