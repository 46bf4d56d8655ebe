using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>
/// Bases and plans that stand right behind the per cent of them: "tăng 12% so với năm 2018 (198 tỷ đồng)", "đạt 104% kế hoạch (kế hoạch giao 285.000 thuê bao)",
/// "tăng 5% so với cùng kỳ, cùng kỳ đạt 1.485 tỷ đồng". Pure.
/// </summary>
internal static class StatedBase
{
    // Of these a base is named; whatever other word stands there, the number is of something else.
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "so", "với", "sánh", "cùng", "kỳ", "kì", "ck", "năm", "tháng", "quý", "đầu", "trước", "ngoái", "kế", "hoạch", "kh", "chỉ", "tiêu", "dự", "toán", "giao", "được", "đề", "ra", "cả", "của",
        "là", "đạt", "tương", "ứng", "khoảng", "hơn", "gần", "trên", "i", "ii", "iii", "iv",
    };

    private static readonly string[] Plans = ["kế hoạch", "kh", "chỉ tiêu", "dự toán"];
    private static readonly string[] Befores = ["cùng kỳ", "cùng kì", "ck", "năm trước", "năm ngoái", "tháng trước", "quý trước"];

    /// <summary>Takes the number as what the per cent before it compares with; false where it is not, and it is left as it was.</summary>
    /// <param name="frame">The sentence.</param>
    /// <param name="numbers">Its numbers in order.</param>
    /// <param name="i">Which of them.</param>
    public static bool Take(SentenceFrame frame, IReadOnlyList<MeaningDraft> numbers, int i)
    {
        var number = numbers[i];
        if (i == 0 || number.IsPercent || numbers[i - 1] is not { Base: { Period: not null } against, Of: { } of } compared
            || numbers.FirstOrDefault(n => n.Number.Id == of) is not { Role: NumberRole.Actual } value || value.Number.Unit != number.Number.Unit
            || !IsNamed(frame, compared, against, number))
        {
            return false;
        }

        number.Role = against.Kind == ComparisonKind.Plan ? NumberRole.Plan : NumberRole.Actual;
        number.Item = value.Item;
        number.Subject = value.Subject;
        number.Source = value.Source;
        number.Period = against.Period;
        number.Confidence = (Confidence)Math.Min((int)value.Confidence, (int)compared.Confidence);
        number.IsBase = true;
        return true;
    }

    private static bool IsNamed(SentenceFrame frame, MeaningDraft compared, ComparisonBase against, MeaningDraft number)
    {
        var (start, end) = (compared.PhraseEnd, number.Span.Start);
        if (end <= start || !Word.Split(frame.Text, start, end).TrueForAll(w => Words.Contains(w.Text) || char.IsAsciiDigit(w.Text[0])))
        {
            return false;
        }

        var own = start + frame.Text.AsSpan(start, end - start).LastIndexOfAny(",;(") + 1;
        var isBracket = frame.DepthAt(number.Span.Start) == frame.DepthAt(compared.Span.Start) + 1;
        if (FieldSplitter.Trim(frame.Text, own, end).Length == 0)
        {
            return isBracket;
        }

        // "đạt 104% kế hoạch; năm 2022 đạt 132 tỷ đồng" is another year's value, no plan.
        var isPlan = Phrases.Any(frame.Text, own, end, Plans);
        return own > start && (against.Kind == ComparisonKind.Plan
            ? isPlan
            : !isPlan && (frame.MentionsIn(own, end).Any(m => m.Period == against.Period) || Phrases.Any(frame.Text, own, end, Befores)));
    }
}
