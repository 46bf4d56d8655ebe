namespace Telemetry.Doctor.Reading;

/// <summary>The words around a number that say how exact it is. Pure.</summary>
internal static class WordingWords
{
    private static readonly (string Words, NumberWording Wording)[] Before =
    [
        ("không dưới", NumberWording.AtLeast), ("ít nhất", NumberWording.AtLeast), ("tối thiểu", NumberWording.AtLeast), ("từ trên", NumberWording.AtLeast),
        ("không quá", NumberWording.AtMost), ("tối đa", NumberWording.AtMost), ("không vượt quá", NumberWording.AtMost), ("nhiều nhất", NumberWording.AtMost),
        ("chưa đến", NumberWording.LessThan), ("chưa tới", NumberWording.LessThan), ("chưa đầy", NumberWording.LessThan), ("gần", NumberWording.LessThan), ("dưới", NumberWording.LessThan),
        ("hơn", NumberWording.MoreThan), ("trên", NumberWording.MoreThan), ("vượt mức", NumberWording.MoreThan),
        ("khoảng", NumberWording.About), ("xấp xỉ", NumberWording.About), ("ước chừng", NumberWording.About), ("ngót", NumberWording.LessThan), ("chừng", NumberWording.About),
        ("ước đạt", NumberWording.Estimated), ("ước tính đạt", NumberWording.Estimated), ("ước thực hiện", NumberWording.Estimated), ("ước tính", NumberWording.Estimated),
        ("ước khoảng", NumberWording.About), ("ước", NumberWording.Estimated), ("dự kiến đạt", NumberWording.Estimated), ("ước có", NumberWording.Estimated),
    ];

    private const int TargetDistance = 120;
    private static readonly string[] Between = ["đạt", "là", "có", "được", "lên", "tới"];
    private static readonly string[] Targets = ["phấn đấu", "mục tiêu", "chỉ tiêu"];

    /// <summary>What is said right before the number, and where that begins.</summary>
    public static (NumberWording Wording, int Start) Read(string text, int start, int at, int numberEnd, int end)
    {
        var from = at;
        foreach (var word in Between)
        {
            // "ước đạt" is listed; "khoảng là" is not said. Only one such word is passed over, and only for an estimate.
            if (Find(text, start, at) is null && Chars.StandsBefore(text, at, start, word, out var before) && Find(text, start, before) is { Wording: NumberWording.Estimated })
            {
                from = before;
            }
        }

        if (Find(text, start, from) is not { } found)
        {
            return (Behind(text, numberEnd, end), at);
        }

        var isTarget = found.Wording == NumberWording.MoreThan && Array.Exists(Targets, t => text.AsSpan(Math.Max(start, found.Start - TargetDistance), Math.Min(found.Start - start, TargetDistance)).Contains(t, StringComparison.Ordinal));
        return (isTarget ? NumberWording.AtLeast : found.Wording, found.Start);
    }

    private static (NumberWording Wording, int Start)? Find(string text, int start, int at)
    {
        foreach (var (words, wording) in Before)
        {
            if (Chars.StandsBefore(text, at, start, words, out var phrase))
            {
                return (wording, phrase);
            }
        }

        return null;
    }

    // "95% trở lên"
    private static NumberWording Behind(string text, int at, int end)
    {
        var next = Chars.SkipSpaces(text, at, end);
        return Chars.Stands(text, next, end, "trở lên") ? NumberWording.AtLeast
            : Chars.Stands(text, next, end, "trở xuống") ? NumberWording.AtMost
            : NumberWording.Plain;
    }
}
