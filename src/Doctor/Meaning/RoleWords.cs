using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Finds a number's role by the words before and behind it. Pure.</summary>
internal static class RoleWords
{
    // How far before a change its base may lead it in: "So với cùng kỳ năm 2013, doanh thu tăng 12%".
    private const int LongestLead = 150;

    private static readonly string[] Rises = ["tăng", "tăng trưởng", "tăng thêm", "vượt", "tăng khoảng", "cao hơn", "nhiều hơn"];
    private static readonly string[] Falls = ["giảm", "sụt giảm", "thấp hơn", "giảm còn"];
    private static readonly string[] Shares = ["chiếm", "tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "thị phần", "cơ cấu"];
    private static readonly string[] Verbs = [.. Rises, .. Falls, .. Shares, "bằng", "đạt", "hoàn thành"];
    private static readonly string[] Plans = ["kế hoạch", "kh", "chỉ tiêu", "dự toán", "mục tiêu", "nghị quyết", "kế hoạch đề ra"];
    private static readonly string[] Compared = ["so với", "so sánh với", "so"];
    private static readonly string[] Targeted = ["kế hoạch", "chỉ tiêu", "mục tiêu", "phấn đấu", "kh năm", "dự toán"];

    /// <summary>The role.</summary>
    /// <param name="text">The plain text.</param>
    /// <param name="number">The number.</param>
    /// <param name="before">Where the words before it begin: behind the number before, or where the clause begins.</param>
    /// <param name="after">Where the words behind it end: at the next number, or where the clause ends.</param>
    public static RoleFinding Read(string text, MeaningDraft number, int before, int after)
    {
        var start = number.Span.Start;
        var near = text.LastIndexOfAny([',', '('], Math.Max(before, start - 1), Math.Max(0, start - 1 - before)) is var comma and >= 0 && comma >= before ? comma + 1 : before;
        var (at, verb) = Phrases.Last(text, near, start, Verbs);
        var stop = text.AsSpan(number.PhraseEnd, Math.Max(0, after - number.PhraseEnd)).IndexOf(',') is var found and >= 0 ? number.PhraseEnd + found : Math.Max(after, number.PhraseEnd);
        var behind = BaseIn(text, number.PhraseEnd, stop, mustBegin: true);
        var isChange = verb is not null && (Rises.Contains(verb) || Falls.Contains(verb));
        var against = behind ?? BaseIn(text, near, start, mustBegin: false)
            ?? (isChange ? YearBehind(text, number.PhraseEnd, stop) ?? BaseIn(text, Math.Max(before, start - LongestLead), start, mustBegin: false) : null);
        return number.IsPercent || number.Number.Unit == "times"
            ? Percent(text, number, verb is "đạt" or "bằng" && against is null && Phrases.Last(text, near, start, Shares).Phrase is { } share ? share : verb, isChange, against)
            : Amount(text, number, at, verb, isChange, against, near);
    }

    private static RoleFinding Percent(string text, MeaningDraft number, string? verb, bool isChange, RoleFinding? against)
    {
        var isSigned = number.Number.Text[0] is '+' or '-' or '−' or '–';
        var role = (verb, against?.Base) switch
        {
            _ when isChange || isSigned => NumberRole.Growth,
            (_, ComparisonKind.Plan) or ("hoàn thành", _) => NumberRole.Completion,
            ({ } share, _) when Shares.Contains(share) => NumberRole.Share,
            (_, not null) => NumberRole.RatioToBase,
            ("bằng", null) => NumberRole.RatioToBase,
            (null, null) when IsFollowedByNoun(text, number.PhraseEnd) => NumberRole.Share,
            _ => NumberRole.Unknown,
        };
        var confidence = role == NumberRole.Unknown ? Confidence.Possible : verb is null && against is null && !isSigned ? Confidence.Likely : Confidence.Certain;
        return (against ?? new RoleFinding(role, confidence)) with { Role = role, Confidence = confidence, IsFall = verb is not null && Falls.Contains(verb) };
    }

    // "tăng 2.169 thuê bao so với" is a change; "tăng lên 5 tỷ", "đạt 5 tỷ" are values.
    private static RoleFinding Amount(string text, MeaningDraft number, int at, string? verb, bool isChange, RoleFinding? against, int near)
    {
        // "tăng từ 45.000 lên 51.725": what it was, at a time that is not said.
        if (Chars.StandsBefore(text, number.Span.Start, near, "từ", out _))
        {
            return new RoleFinding(NumberRole.Unknown, Confidence.Possible);
        }

        var words = verb is null ? [] : Word.Split(text, at + verb.Length, number.Span.Start);
        if (isChange && words.TrueForAll(w => w.Text is "thêm" or "khoảng" or "gần" or "hơn" or "trên" or "được" or "thực"))
        {
            return (against ?? new RoleFinding(NumberRole.Change, Confidence.Likely)) with
            {
                Role = NumberRole.Change, Confidence = against is null ? Confidence.Likely : Confidence.Certain, IsFall = Falls.Contains(verb),
            };
        }

        return Phrases.Any(text, near, number.Span.Start, Targeted)
            ? new RoleFinding(NumberRole.Plan, Confidence.Likely)
            : new RoleFinding(NumberRole.Actual, Confidence.Certain);
    }

    // What is compared with: "so với cùng kỳ", "KH năm 2014"; behind a number the words must follow it at once or be led in by "so".
    private static RoleFinding? BaseIn(string text, int start, int end, bool mustBegin)
    {
        var from = Chars.SkipSpaces(text, start, end);
        var (at, lead) = mustBegin && Phrases.Begins(text, from, end, [.. Plans, "cùng kỳ", "ck"]) ? (from, "") : Phrases.Last(text, start, end, Compared);
        if (at < 0)
        {
            return null;
        }

        var rest = at + lead!.Length;
        var period = PeriodFinder.Find(text, rest, end).Find(m => m.Period is not null)?.Period;
        if (Phrases.Any(text, rest, end, Plans))
        {
            return Finding(ComparisonKind.Plan, period) with { IsWholeYear = Phrases.Any(text, rest, end, "năm", "cả năm") };
        }

        if (Phrases.Any(text, rest, end, "cùng kỳ", "cùng kì", "ck", "năm trước", "năm ngoái"))
        {
            return Finding(ComparisonKind.YearBefore, period);
        }

        var isStep = Phrases.Any(text, rest, end, "tháng trước", "quý trước", "kỳ trước");
        return period is not null || isStep || Phrases.Any(text, rest, end, "đầu năm", "cuối năm")
            ? Finding(ComparisonKind.Period, period) with { IsStepBefore = isStep }
            : null;
    }

    // "giảm 9% năm 2013"
    private static RoleFinding? YearBehind(string text, int start, int end) =>
        PeriodFinder.Find(text, start, end) is [{ Period: { } period } mention, ..] && mention.Start == Chars.SkipSpaces(text, start, end) ? Finding(ComparisonKind.Period, period) : null;

    private static RoleFinding Finding(ComparisonKind kind, Period? period) => new(NumberRole.Unknown, Confidence.Certain) { Base = kind, BasePeriod = period };

    private static bool IsFollowedByNoun(string text, int at)
    {
        var next = Chars.SkipSpaces(text, at, text.Length);
        return next < text.Length && char.IsLetter(text[next]);
    }
}
