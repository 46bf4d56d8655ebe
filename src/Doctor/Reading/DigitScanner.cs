namespace Telemetry.Doctor.Reading;

/// <summary>Finds the digits of a stretch of text that stand for numbers; dates, numbering and names are passed over. Pure.</summary>
internal static class DigitScanner
{
    /// <summary>The numbers from <paramref name="start"/> to before <paramref name="end"/>, in order.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="start">First position.</param>
    /// <param name="end">The position behind the last.</param>
    /// <param name="isCell">Whether it is a table's cell: a minus may stand at its beginning, and nothing numbers a paragraph.</param>
    public static IEnumerable<RawNumber> Scan(PlainText plain, int start, int end, bool isCell)
    {
        var text = plain.Text;
        for (var i = isCell ? start : NumberingWords.End(plain, start, end); i < end;)
        {
            if (!Chars.IsDigit(text[i]))
            {
                i++;
                continue;
            }

            var behind = DateWords.End(plain, i, end);
            if (behind == i)
            {
                var number = Read(text, i, start, end, isCell);
                behind = number.Span.End;
                if (!NameWords.IsName(plain, number, start, end, isCell))
                {
                    yield return number;
                }
            }

            i = behind;
        }
    }

    private static RawNumber Read(string text, int at, int start, int end, bool isCell)
    {
        var behind = at;
        while (behind < end && (Chars.IsDigit(text[behind]) || (text[behind] is '.' or ',' && behind + 1 < end && Chars.IsDigit(text[behind + 1]))))
        {
            behind++;
        }

        behind = Groups(text, at, behind, end, isCell);
        var sign = at > start ? text[at - 1] : ' ';
        var isSign = sign is '+' or '-' or '−' or '–' && (at - 1 == start ? isCell : text[at - 2] is '(' or ':' or '\n' || Chars.IsSpace(text[at - 2]));
        var span = new TextSpan(isSign ? at - 1 : at, behind - at + (isSign ? 1 : 0));
        return new RawNumber(span, text[at..behind].Replace(' ', '\u00a0'), isSign && sign != '+', isSign);
    }

    // 1 869 673: three digits behind a space that does not break; behind a plain one only where nothing else can be meant.
    private static int Groups(string text, int at, int behind, int end, bool isCell)
    {
        if (behind - at > 3 || text.AsSpan(at, behind - at).ContainsAny('.', ',') || text[at] == '0')
        {
            return behind;
        }

        var count = 0;
        var isPlain = false;
        var last = behind;
        while (last + 3 < end && Chars.IsSpace(text[last]) && IsThree(text, last + 1, end))
        {
            isPlain |= text[last] == ' ';
            last += 4;
            count++;
        }

        if (count == 0 || (isPlain && count == 1 && !isCell))
        {
            return behind;
        }

        var decimals = last;
        if (last + 1 < end && text[last] is ',' or '.' && Chars.IsDigit(text[last + 1]))
        {
            decimals = last + 1;
            while (decimals < end && Chars.IsDigit(text[decimals]))
            {
                decimals++;
            }
        }

        return decimals;
    }

    private static bool IsThree(string text, int at, int end) =>
        at + 3 <= end && Chars.IsDigit(text[at]) && Chars.IsDigit(text[at + 1]) && Chars.IsDigit(text[at + 2]) && (at + 3 == end || !char.IsLetterOrDigit(text[at + 3]));
}
