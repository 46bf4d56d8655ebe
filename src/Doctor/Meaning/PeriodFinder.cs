using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Finds the periods that a text names: năm 2014, 6 tháng đầu năm 2013, quý II/2014, tháng 6 năm 2013, 6/2013, đến nay. Pure.</summary>
internal static class PeriodFinder
{
    private const int EarliestYear = 1975;
    private const int DocumentLength = 30;
    private static readonly string[] Bases = ["so với", "so", "so sánh với", "cùng kỳ"];
    private static readonly string[] Targets = ["kế hoạch", "kh", "chỉ tiêu", "mục tiêu", "đến", "đến hết", "kế hoạch đề ra", "kế hoạch cả", "dự toán", "nghị quyết"];
    private static readonly string[] Leads = ["thực hiện", "th", "ước", "kết quả", "kế hoạch", "kh", "chỉ tiêu", "so với", "so", "cùng kỳ"];
    private static readonly string[] Romans = ["i", "ii", "iii", "iv"];

    /// <summary>The mentions from <paramref name="start"/> to before <paramref name="end"/>, in order.</summary>
    public static List<PeriodMention> Find(string text, int start, int end)
    {
        var mentions = new List<PeriodMention>();
        for (var i = start; i < end; i++)
        {
            if (!IsWordStart(text, i, start))
            {
                continue;
            }

            var found = At(text, i, end) ?? Bare(text, i, start, end);
            if (found is { } mention)
            {
                mentions.Add(new PeriodMention(i, mention.End, mention.Period, mention.Period is null ? MentionUse.Now : UseOf(text, i, start)));
                i = mention.End - 1;
            }
        }

        return mentions;
    }

    /// <summary>A lone year in a cell or heading; null where it is none.</summary>
    public static Period? Year(ReadOnlySpan<char> text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= EarliestYear and <= 2100 ? Period.OfYear(year) : null;

    private static bool IsWordStart(string text, int at, int start) =>
        char.IsLetterOrDigit(text[at]) && (at == start || (!char.IsLetterOrDigit(text[at - 1]) && !(text[at - 1] is '.' or ',' or '/' && at - 1 > start && Chars.IsDigit(text[at - 2]))));

    private static (Period? Period, int End)? At(string text, int at, int end)
    {
        foreach (var now in (ReadOnlySpan<string>)["đến nay", "hiện nay", "hiện tại", "hiện có", "tính đến thời điểm báo cáo"])
        {
            if (Chars.Stands(text, at, end, now))
            {
                return (null, at + now.Length);
            }
        }

        return Months(text, at, end) ?? Quarter(text, at, end) ?? Month(text, at, end) ?? Named(text, at, end) ?? Written(text, at, end);
    }

    // 6 tháng (đầu) năm 2013, 9 tháng 2013, sáu tháng đầu năm 2013
    private static (Period? Period, int End)? Months(string text, int at, int end)
    {
        var (count, behind) = Number(text, at, end);
        count = Chars.Stands(text, at, end, "sáu tháng") ? 6 : Chars.Stands(text, at, end, "chín tháng") ? 9 : count;
        behind = behind == at && count is 6 or 9 ? text.IndexOf(' ', at) is var space and >= 0 ? space : at : behind;
        var next = Chars.SkipSpaces(text, behind, end);
        if (count is not (1 or 3 or 6 or 9 or 12) || behind == at || !Chars.Stands(text, next, end, "tháng"))
        {
            return null;
        }

        next = Skip(text, next + "tháng".Length, end, "đầu");
        return YearAt(text, Skip(text, next, end, "năm"), end) is not { } year ? null : count switch
        {
            3 => (Period.Quarter(year.Value, 1), year.End),
            6 => (Period.FirstHalf(year.Value), year.End),
            9 => (Period.FirstNineMonths(year.Value), year.End),
            12 => (Period.OfYear(year.Value), year.End),
            _ => null,
        };
    }

    // quý II/2014, quý 2 năm 2014
    private static (Period? Period, int End)? Quarter(string text, int at, int end)
    {
        if (!Chars.Stands(text, at, end, "quý"))
        {
            return null;
        }

        var next = Chars.SkipSpaces(text, at + 3, end);
        var (quarter, behind) = Number(text, next, end);
        for (var i = 0; i < Romans.Length; i++)
        {
            (quarter, behind) = Chars.Stands(text, next, end, Romans[i]) ? (i + 1, next + Romans[i].Length) : (quarter, behind);
        }

        return quarter is >= 1 and <= 4 && YearAt(text, AfterJoint(text, behind, end), end) is { } year ? (Period.Quarter(year.Value, quarter), year.End) : null;
    }

    // tháng 6 năm 2013, tháng 6/2013
    private static (Period? Period, int End)? Month(string text, int at, int end)
    {
        if (!Chars.Stands(text, at, end, "tháng"))
        {
            return null;
        }

        var (month, behind) = Number(text, Chars.SkipSpaces(text, at + 5, end), end);
        return month is >= 1 and <= 12 && YearAt(text, AfterJoint(text, behind, end), end) is { } year ? (Period.Month(year.Value, month), year.End) : null;
    }

    // năm 2014
    private static (Period? Period, int End)? Named(string text, int at, int end) =>
        Chars.Stands(text, at, end, "năm") && YearAt(text, Chars.SkipSpaces(text, at + 3, end), end) is { } year ? (Period.OfYear(year.Value), year.End) : null;

    // Thực hiện 2014, Kế hoạch 2014, so với 2013: a year that nothing counted follows.
    private static (Period? Period, int End)? Bare(string text, int at, int start, int end)
    {
        if (YearAt(text, at, end) is not { } year || !Array.Exists(Leads, l => Chars.StandsBefore(text, at, start, l, out _)))
        {
            return null;
        }

        var next = Chars.SkipSpaces(text, year.End, end);
        return next < end && (char.IsLetterOrDigit(text[next]) || text[next] is '/' or '%' or '-' || (text[next] is '.' or ',' && next + 1 < end && Chars.IsDigit(text[next + 1])))
            ? null
            : (Period.OfYear(year.Value), year.End);
    }

    // 30/6/2013, 6/2013: a level on the last day of a month is the month's.
    private static (Period? Period, int End)? Written(string text, int at, int end)
    {
        var (first, behind) = Number(text, at, end);
        if (behind == at || behind >= end || text[behind] is not ('/' or '-' or '.'))
        {
            return null;
        }

        var (second, next) = Number(text, behind + 1, end);
        if (first is >= 1 and <= 12 && text[behind] != '.' && next - behind == 5 && YearAt(text, behind + 1, end) is { } year)
        {
            return (Period.Month(year.Value, first), year.End);
        }

        return first is >= 1 and <= 31 && second is >= 1 and <= 12 && next < end && text[next] == text[behind] && YearAt(text, next + 1, end) is { } dated
            ? (Period.Month(dated.Value, second), dated.End)
            : null;
    }

    private static MentionUse UseOf(string text, int at, int start)
    {
        // "Quyết định số 1191/QĐ-TTg ngày 14/7/2012" dates a document.
        if (Chars.StandsBefore(text, at, start, "ngày", out var day) && text.AsSpan(Math.Max(start, day - DocumentLength), Math.Min(day - start, DocumentLength)) is var document
            && document.Contains('/') && document.Contains('-'))
        {
            return MentionUse.Target;
        }

        foreach (var words in Bases)
        {
            if (Chars.StandsBefore(text, at, start, words, out _))
            {
                return MentionUse.Base;
            }
        }

        return Array.Exists(Targets, t => Chars.StandsBefore(text, at, start, t, out _)) ? MentionUse.Target : MentionUse.Said;
    }

    private static int AfterJoint(string text, int at, int end)
    {
        var next = Chars.SkipSpaces(text, at, end);
        next = next < end && text[next] is '/' or '-' ? next + 1 : next;
        return Skip(text, next, end, "năm");
    }

    private static int Skip(string text, int at, int end, string word)
    {
        var next = Chars.SkipSpaces(text, at, end);
        return Chars.Stands(text, next, end, word) ? Chars.SkipSpaces(text, next + word.Length, end) : next;
    }

    private static (int Value, int End) Number(string text, int at, int end)
    {
        var behind = at;
        while (behind < end && behind - at < 4 && Chars.IsDigit(text[behind]))
        {
            behind++;
        }

        return behind == at ? (0, at) : (int.Parse(text.AsSpan(at, behind - at), CultureInfo.InvariantCulture), behind);
    }

    private static (int Value, int End)? YearAt(string text, int at, int end)
    {
        var (year, behind) = Number(text, at, end);
        return behind - at == 4 && year is >= EarliestYear and <= 2100 && (behind == end || !Chars.IsDigit(text[behind])) ? (year, behind) : null;
    }
}
