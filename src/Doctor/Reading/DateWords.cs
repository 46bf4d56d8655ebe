using System.Globalization;

namespace Telemetry.Doctor.Reading;

/// <summary>Dates, spans of years and numbers of documents: digits that count nothing.</summary>
internal static class DateWords
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>The end of the date, span of years or document number that begins at the digit; the position itself where there is none.</summary>
    public static int End(PlainText plain, int at, int end)
    {
        var text = plain.Text;
        var first = Digits(text, at, end);
        if (first >= end || first - at > 4)
        {
            return at;
        }

        var mark = text[first];
        return mark switch
        {
            '/' when Document(plain, at, end) is var behind && behind > at => behind,
            '/' or '-' or '.' when DayMonthYear(text, at, end) is var behind && behind > at => behind,
            '/' or '-' when MonthYear(text, at, end) is var behind && behind > at => behind,
            _ => Years(text, at, end),
        };
    }

    /// <summary>Whether four digits are a year that a report may speak of.</summary>
    public static bool IsYear(ReadOnlySpan<char> digits) =>
        digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear;

    private static int Digits(string text, int at, int end)
    {
        while (at < end && Chars.IsDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    // 25/2011/NĐ-CP, 202/2025/QH15, 36a/NQ-CP
    private static int Document(PlainText plain, int at, int end)
    {
        var text = plain.Text;
        var behind = Digits(text, at, end);
        if (behind + 1 < end && Chars.IsDigit(text[behind + 1]))
        {
            behind = Digits(text, behind + 1, end);
        }

        if (behind + 2 >= end || text[behind] != '/' || !plain.IsUpper(behind + 1) || !plain.IsUpper(behind + 2))
        {
            return at;
        }

        var last = behind + 1;
        while (last < end && (char.IsLetterOrDigit(text[last]) || text[last] == '-'))
        {
            last++;
        }

        var letters = text.AsSpan(behind + 1, last - behind - 1);
        return letters.Contains('-') || letters.StartsWith("qh") ? last : at;
    }

    // 30/6/2013, 30-6-2013, 30.6.2013, 2013-06-30
    private static int DayMonthYear(string text, int at, int end)
    {
        var first = Digits(text, at, end);
        var second = first + 1 < end ? Digits(text, first + 1, end) : first;
        if (second >= end || second - first is < 2 or > 3 || text[second] != text[first])
        {
            return at;
        }

        var third = Digits(text, second + 1, end);
        var isWritten = first - at <= 2 && IsYear(text.AsSpan(second + 1, third - second - 1));
        var isIso = IsYear(text.AsSpan(at, first - at)) && third - second - 1 is 1 or 2;
        return isWritten || isIso ? third : at;
    }

    // 6/2013
    private static int MonthYear(string text, int at, int end)
    {
        var first = Digits(text, at, end);
        var second = first + 1 < end ? Digits(text, first + 1, end) : first;
        return first - at <= 2 && int.Parse(text.AsSpan(at, first - at), CultureInfo.InvariantCulture) is >= 1 and <= 12 && IsYear(text.AsSpan(first + 1, Math.Max(0, second - first - 1)))
            ? second
            : at;
    }

    // 2011-2015, 2011 – 2015
    private static int Years(string text, int at, int end)
    {
        var first = Digits(text, at, end);
        var dash = Chars.SkipSpaces(text, first, end);
        if (!IsYear(text.AsSpan(at, first - at)) || dash >= end || text[dash] is not ('-' or '–' or '−'))
        {
            return at;
        }

        var next = Chars.SkipSpaces(text, dash + 1, end);
        var last = Digits(text, next, end);
        return IsYear(text.AsSpan(next, last - next)) ? last : at;
    }
}
