namespace Telemetry.Doctor.Reading;

/// <summary>The numbering of a paragraph: <c>## 2.</c>, <c>II.</c>, <c>1.2.</c>, <c>a)</c>, <c>1/</c>, <c>-</c>.</summary>
internal static class NumberingWords
{
    /// <summary>The position behind the numbering and bullets at the beginning of a paragraph; its beginning where there are none.</summary>
    public static int End(PlainText plain, int start, int end)
    {
        var text = plain.Text;
        var at = start;
        while (at < end && (Chars.IsSpace(text[at]) || text[at] is '#' or '*' or '-' or '+' or '•' or '–' or '>' or '\uf0b7'))
        {
            at++;
        }

        var number = at;
        var dots = 0;
        while (number < end && (char.IsAsciiLetterOrDigit(text[number]) || (text[number] == '.' && number + 1 < end && Chars.IsDigit(text[number + 1]))))
        {
            dots += text[number] == '.' ? 1 : 0;
            number++;
        }

        if (number == at || !IsOrdinal(text.AsSpan(at, number - at)))
        {
            return at;
        }

        // "1.1 Doanh thu" numbers a paragraph, "1.1 triệu" does not.
        var space = Chars.SkipSpaces(text, number, end);
        var isClosed = number < end && text[number] is '.' or ')' or '/' && (number + 1 == end || !Chars.IsDigit(text[number + 1]));
        return isClosed ? number + 1 : dots > 0 && space > number && space < end && plain.IsUpper(space) ? number : at;
    }

    /// <summary>Whether it numbers rows or paragraphs: 1, 12, 1.2, II, a.</summary>
    public static bool IsOrdinal(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \u00a0.)(*");
        if (text.Length is 0 or > 8)
        {
            return false;
        }

        if (text.Length == 1 && char.IsAsciiLetterOrDigit(text[0]))
        {
            return true;
        }

        if (!text.ContainsAnyExcept("ivxlc"))
        {
            return true;
        }

        foreach (var part in text.Split('.'))
        {
            if (text[part].Length is 0 or > 2 || text[part].ContainsAnyExceptInRange('0', '9'))
            {
                return text[part].Length == 3 && !text.Contains('.') && !text.ContainsAnyExceptInRange('0', '9');
            }
        }

        return true;
    }
}
