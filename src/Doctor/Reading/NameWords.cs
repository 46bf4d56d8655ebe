using System.Globalization;

namespace Telemetry.Doctor.Reading;

/// <summary>Digits that belong to a name, a place in a text or a period: 3G, Nghị quyết 202, khu vực 5, 6 tháng, /100 dân, telephone numbers.</summary>
internal static class NameWords
{
    private const int PhoneDigits = 8;

    // What a number behind these words names and does not count, unless a unit follows it. "số" alone is left out: "số 12 trạm" is rare, "tổng số 12 trạm" is not.
    private static readonly string[] Before =
    [
        "nhiệm kỳ", "giai đoạn", "niên độ", "khóa", "khoá", "lần thứ", "thứ", "hạng", "top", "đợt",
        "nghị định", "nghị định số", "nghị quyết", "nghị quyết số", "quyết định", "quyết định số", "thông tư", "thông tư số", "luật số", "chỉ thị", "chỉ thị số", "công văn", "công văn số",
        "kế hoạch số", "báo cáo số", "tờ trình số", "văn bản số", "thông báo số", "chương trình số", "đề án số", "giấy phép số", "qđ số", "kh số", "nq số",
        "điều", "khoản", "mục", "phụ lục", "phụ lục số", "biểu", "biểu số", "bảng", "bảng số", "mẫu", "mẫu số", "phần", "chương", "hình", "trang",
        "khu vực", "vùng", "quốc lộ", "tỉnh lộ", "đường", "số nhà", "tổ", "khu", "thôn", "cụm", "phường", "quận", "đội", "đt", "sđt", "fax", "tổng đài", "hotline", "đầu số",
        "vinasat", "windows", "ipv", "phiên bản", "hệ số", "cấp độ", "mức độ", "loại", "công nghệ",
    ];

    private static readonly Dictionary<string, string[]> BeforeByLast = Before.GroupBy(b => b[(b.LastIndexOf(' ') + 1)..]).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>Whether the digits say nothing of a quantity.</summary>
    public static bool IsName(PlainText plain, RawNumber number, int start, int end, bool isCell)
    {
        var text = plain.Text;
        var from = number.HasSign ? number.Span.Start + 1 : number.Span.Start;
        return IsWithinWord(text, number, from, start, end)
            || IsDenominator(text, number, from, start, end)
            || IsPhone(number.Digits)
            || IsNamedBefore(text, number, from, start, end)
            || IsPeriod(text, number, end)
            || IsBareYear(text, number, start, end, isCell)
            || (!isCell && IsNoteMark(text, number, from, start, end));
    }

    // km2, QH15, COVID-19, 3G, 1a
    private static bool IsWithinWord(string text, RawNumber number, int from, int start, int end)
    {
        var before = from > start ? text[from - 1] : ' ';
        if (char.IsLetter(before) || before is '_' or '@' or '#' || (before is '-' or '.' && from - 1 > start && char.IsLetter(text[from - 2])))
        {
            return true;
        }

        var behind = number.Span.End;
        if (behind >= end || !char.IsLetter(text[behind]))
        {
            return behind < end && text[behind] is '-' && behind + 1 < end && char.IsLetter(text[behind + 1]);
        }

        return UnitWords.Read(text, behind, end).End == behind;
    }

    // thuê bao/100 dân, trên 1.000 dân, người/1 điểm
    private static bool IsDenominator(string text, RawNumber number, int from, int start, int end)
    {
        var slash = Chars.BackSpaces(text, from, start);
        if (slash > start && text[slash - 1] == '/' && Chars.BackSpaces(text, slash - 1, start) is var word && word > start
            && (char.IsLetter(text[word - 1]) || text[word - 1] is ')' or '%' or '²' || UnitWords.IsPeopleRatio(text, slash - 1, end)))
        {
            return true;
        }

        return number.Digits is "100" or "1.000" or "1000" or "10.000"
            && (Chars.StandsBefore(text, from, start, "trên", out _) || Chars.StandsBefore(text, from, start, "mỗi", out _) || Chars.StandsBefore(text, from, start, "tính trên", out _))
            && Chars.Stands(text, Chars.SkipSpaces(text, number.Span.End, end), end, "dân");
    }

    private static bool IsPhone(string digits) =>
        digits[0] == '0' && digits.Length > 1 && digits[1] is not (',' or '.') && digits.Count(Chars.IsDigit) >= PhoneDigits;

    private static bool IsNamedBefore(string text, RawNumber number, int from, int start, int end)
    {
        var word = Chars.WordBefore(text, from, start, out _);
        if (word.Length == 0 || number.Digits.Length > 4 || number.Digits.ContainsAny('.', ',', '\u00a0'))
        {
            return false;
        }

        var value = int.Parse(number.Digits, CultureInfo.InvariantCulture);
        if (word is "năm" or "tháng" or "quý" or "ngày" or "tuần")
        {
            return word switch
            {
                "năm" => DateWords.IsYear(number.Digits),
                "tháng" => value <= 12,
                "quý" => value <= 4,
                _ => value <= 31 && UnitWords.Read(text, number.Span.End, end).Unit is null,
            };
        }

        return BeforeByLast.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var phrases)
            && UnitWords.Read(text, number.Span.End, end).Unit is null
            && Array.Exists(phrases, p => Chars.StandsBefore(text, from, start, p, out _));
    }

    // 6 tháng đầu năm, giai đoạn 5 năm, quý 2
    private static bool IsPeriod(string text, RawNumber number, int end)
    {
        if (number.Digits.Length > 2)
        {
            return false;
        }

        var next = Chars.SkipSpaces(text, number.Span.End, end);
        return Chars.Stands(text, next, end, "tháng") || Chars.Stands(text, next, end, "quý")
            || (Chars.Stands(text, next, end, "năm") && !(Chars.SkipSpaces(text, next + 3, end) is var year && year < end && Chars.IsDigit(text[year])));
    }

    // "(2014)", "2014 so với 2013": four digits without separator and without a unit. In a cell of its own it may be a count.
    private static bool IsBareYear(string text, RawNumber number, int start, int end, bool isCell)
    {
        if (number.HasSign || !DateWords.IsYear(number.Digits) || int.Parse(number.Digits, CultureInfo.InvariantCulture) < 1975)
        {
            return false;
        }

        var isAlone = Chars.BackSpaces(text, number.Span.Start, start) == start && Chars.SkipSpaces(text, number.Span.End, end) == end;
        return !(isCell && isAlone) && UnitWords.Read(text, number.Span.End, end).Unit is null;
    }

    // "(1) … (2) …" in running text.
    private static bool IsNoteMark(string text, RawNumber number, int from, int start, int end) =>
        number.Digits.Length <= 2 && from > start && text[from - 1] == '(' && number.Span.End < end && text[number.Span.End] == ')';
}
