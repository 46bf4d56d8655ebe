using System.Globalization;
using System.Text;

namespace Telemetry.Operators.Cli.Output;

/// <summary>
/// Text from outside as a terminal may be given it. Control characters could move the cursor, change the window's title or hide what was
/// said before; marks of direction could turn a code around. Each is written as its number: &lt;U+001B&gt;. Pure.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with every such character made visible; the same text where there is none.</summary>
    public static string Of(string text)
    {
        if (!text.EnumerateRunes().Any(IsHidden) && !HasLoneSurrogate(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i))
            {
                Append(visible, text[i]);
                continue;
            }

            var rune = Rune.GetRuneAt(text, i);
            if (IsHidden(rune))
            {
                Append(visible, rune.Value);
            }
            else
            {
                visible.Append(rune);
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsSurrogatePair(text, i))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }

    private static void Append(StringBuilder text, int codePoint) => text.Append(CultureInfo.InvariantCulture, $"<U+{codePoint:X4}>");
}
