using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Labels the numbers of a sentence, or of a cell that holds text, from left to right. Used on one thread.</summary>
internal sealed class SentenceLabeller(ReportContext report, ItemResolver items)
{
    private const int HitsLookedAt = 8;
    private const int LongestGap = 120;
    private const int SentenceReach = 400;
    private const int ParagraphReach = 800;

    // Words that add nothing to what the sentence is about: "năm 2012 đạt".
    private static readonly HashSet<string> Fillers =
        ["đạt", "ước", "ước đạt", "là", "có", "còn", "lên", "và", "tính", "được", "hơn", "trên", "gần", "khoảng", "thì", "tới", "đến", "cả", "trong", "của", "cùng", "với", "chỉ"];

    // New ones, not how many there are.
    private static readonly string[] Increases = ["phát triển mới", "phát triển thêm", "thực tăng", "tăng mới", "tăng thêm", "số tăng", "phát triển được", "phát triển thuê bao", "lắp đặt mới"];
    private static readonly string[] Goals = ["phấn đấu", "mục tiêu đến", "mục tiêu đặt ra"];
    private static readonly string[] NewOnes = [.. Increases, "xây dựng mới", "đầu tư mới", "chấp thuận", "cấp phép", "thẩm định", "cấp mới", "lắp mới"];

    /// <summary>Labels them.</summary>
    /// <param name="range">The sentence or cell.</param>
    /// <param name="numbers">Its numbers in order.</param>
    /// <param name="around">What it stands in.</param>
    public void Label(TextSpan range, IReadOnlyList<MeaningDraft> numbers, Surroundings around)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        var frame = new SentenceFrame(report, range);
        var state = new SentenceState();
        var links = new SentenceLinks(report, frame);
        for (var i = 0; i < numbers.Count; i++)
        {
            LabelOne(frame, state, links, numbers, i, around);
        }

        new FollowUp(report, frame, numbers).LookForward();
        new PartFinder(report, frame, numbers).Find(around.Wholes);
    }

    private void LabelOne(SentenceFrame frame, SentenceState state, SentenceLinks links, IReadOnlyList<MeaningDraft> numbers, int i, Surroundings around)
    {
        var number = numbers[i];
        var depth = frame.DepthAt(number.Span.Start);
        var clause = frame.ClauseStart(number.Span.Start);
        var before = Math.Max(clause, i > 0 ? Math.Min(numbers[i - 1].PhraseEnd, number.Span.Start) : frame.Range.Start);
        var after = Math.Min(frame.ClauseEnd(number.Span.Start), i + 1 < numbers.Count ? numbers[i + 1].Span.Start : frame.Range.End);
        state.MoveTo(depth, clause);
        if (i > 0 && PairWords.IsPair(frame.Text, numbers[i - 1], number))
        {
            Pair(numbers[i - 1], number);
            state.Say(number, depth);
            return;
        }

        if (StatedBase.Take(frame, numbers, i))
        {
            return;
        }

        var role = RoleWords.Read(frame.Text, number, before, after);
        var isGoal = Phrases.Any(frame.Text, Math.Max(clause, number.Span.Start - LongestGap), number.Span.Start, Goals);
        Apply(number, role, around.Role ?? (isGoal ? NumberRole.Plan : null));
        number.Period = links.PeriodOf(state, number, after, around);
        if (number.Role is NumberRole.Actual or NumberRole.Plan && !number.IsPercent && !IsRatio(number))
        {
            Amount(frame, state, number, before, around);
            if (number.Role == NumberRole.Actual)
            {
                state.Say(number, depth);
            }
        }
        else
        {
            Ratio(frame, state, number, depth, before, around);
            if (number is { Role: NumberRole.Actual, Of: null })
            {
                state.Say(number, depth);
            }
        }

        links.SetBase(state, number, role, after);
        links.SetSource(number, before, clause);
    }

    private static void Apply(MeaningDraft number, RoleFinding role, NumberRole? column)
    {
        // A column of plans or results says more than the words in its cells, growth and completion aside.
        var isOpen = role.Role is NumberRole.Actual or NumberRole.Unknown or NumberRole.Share;
        number.Role = column is { } given && isOpen ? given : role.Role;
        number.Confidence = role.Confidence;
        number.IsFall = role.IsFall && number.Role is NumberRole.Growth or NumberRole.Change;
    }

    private static bool IsRatio(MeaningDraft number) => number.Number.Unit?.Contains(" per ", StringComparison.Ordinal) == true || number.Number.Unit?.StartsWith("per ", StringComparison.Ordinal) == true;

    // 684.959/1.721.878 thuê bao: added in the period, on the network. 99/106 xã: of so many.
    private void Pair(MeaningDraft first, MeaningDraft second)
    {
        second.Pair = first;
        second.Role = first.Role;
        second.Period = first.Period;
        second.Subject = first.Subject;
        second.Source = first.Source;
        second.Item = first.Item;
        second.Confidence = first.Confidence;
        var stock = first.Item is { } item ? report.Kinds.StockOf(item) ?? item : null;
        if (stock is not null && report.Kinds.FlowOf(stock) is { } flow && first.Number.Value < second.Number.Value)
        {
            (first.Item, second.Item) = (flow, stock);
            first.Confidence = second.Confidence = Confidence.Likely;
        }
        else if (first.Number.Value <= second.Number.Value)
        {
            first.Whole = new PartOf(second.Number.Id, false);
            second.Item = null;
            second.Confidence = Confidence.Possible;
        }
    }

    private void Amount(SentenceFrame frame, SentenceState state, MeaningDraft number, int before, Surroundings around)
    {
        var scopes = Scopes(frame, number, around);
        if (HitBehind(frame, number) is { } behind && items.Resolve(behind, number.Number.Unit, scopes) is { } named)
        {
            state.Claimed.Add(behind);
            Take(frame, number, before, behind, named);
            return;
        }

        var hit = HitBefore(frame, state, number, number.Number.Unit, scopes, out var found);
        if (hit is not null && (!state.Used.Contains(hit) || AddsNothing(frame, number, Math.Max(before, hit.End))))
        {
            state.Used.Add(hit);
            Take(frame, number, before, hit, number.Number.Unit is null ? (found.Item, Confidence.Likely) : found);
            return;
        }

        number.Subject = Words(before, number.Span.Start);
        number.IsIncrease = Phrases.Any(frame.Text, before, number.Span.Start, Increases);
        if (AddsNothing(frame, number, before) && state.Topics.TryGetValue(number.Number.Unit ?? "", out var topic) && topic.Item is not null)
        {
            (number.Item, number.Subject, number.Confidence) = (topic.Item, topic.Subject, Confidence.Likely);
        }
        else
        {
            FromRow(number, around, scopes, frame);
        }
    }

    // The clause, then what was said before it: what comes later does not say what is meant here.
    private static List<TextSpan> Scopes(SentenceFrame frame, MeaningDraft number, Surroundings around)
    {
        var end = frame.ClauseEnd(number.Span.Start);
        var scopes = new List<TextSpan> { Back(frame.ClauseStart(number.Span.Start), ParagraphReach), Back(frame.Range.Start, SentenceReach) };
        scopes.AddRange(around.Scopes.Select(s => s.Contains(frame.Range) ? Back(s.Start, ParagraphReach) : s));
        return scopes;

        TextSpan Back(int start, int reach) => new(Math.Max(start, end - reach), end - Math.Max(start, end - reach));
    }

    // "Đạt 116,25 máy/100 dân" in a row about the density: the row's label names it.
    private void FromRow(MeaningDraft number, Surroundings around, List<TextSpan> scopes, SentenceFrame frame)
    {
        foreach (var hit in around.RowHits)
        {
            if (items.Resolve(hit, number.Number.Unit, scopes) is { } found)
            {
                number.Item = found.Item;
                number.Subject = report.Original(hit.Start, hit.End);
                number.Confidence = found.Confidence;
                return;
            }
        }

        number.Confidence = number.Role == NumberRole.Unknown ? Confidence.Possible : number.Confidence;
        number.Subject = number.Subject.Length > 0 ? number.Subject : Words(Math.Max(frame.Range.Start, number.Span.Start - LongestGap), number.Span.Start);
    }

    // The words right before a number, as few as name it: from the last colon on, whole words only.
    private string Words(int start, int end)
    {
        var text = report.Plain.Text;
        var from = end - start > LongestGap && text.IndexOf(' ', end - LongestGap, LongestGap) is var space and >= 0 ? space : Math.Max(start, end - LongestGap);
        var trimmed = FieldSplitter.Trim(text, from, end);
        var colon = trimmed.Length == 0 ? -1 : text.AsSpan(trimmed.Start, trimmed.Length - 1).LastIndexOf(':');
        return report.Original(colon < 0 ? from : trimmed.Start + colon + 1, end).Trim(' ', '-', '–', '+', '•', '*', '(', ')', ':', ',', ';', '.', '#', '/');
    }

    private void Take(SentenceFrame frame, MeaningDraft number, int before, TermHit hit, (string Item, Confidence Confidence) found)
    {
        var from = Math.Max(Math.Min(before, hit.Start), number.Span.Start - SentenceReach);
        var isNew = Phrases.Any(frame.Text, from, number.Span.Start, NewOnes);
        var isIncrease = Phrases.Any(frame.Text, from, number.Span.Start, Increases);
        number.Subject = report.Original(hit.Start, hit.End);
        number.OwnWords = Words(before, number.Span.Start);
        number.HitStart = hit.Start;
        number.IsIncrease = isIncrease;
        number.Item = !isNew ? found.Item : isIncrease || report.Kinds.FlowOf(found.Item) is not null ? report.Kinds.FlowOf(found.Item) : null;
        number.Role = number.Role == NumberRole.Change && isIncrease && number.Item is not null ? NumberRole.Actual : number.Role;
        number.Confidence = (Confidence)Math.Min((int)found.Confidence, (int)number.Confidence);
    }

    private void Ratio(SentenceFrame frame, SentenceState state, MeaningDraft number, int depth, int before, Surroundings around)
    {
        var scopes = Scopes(frame, number, around);
        var host = state.ActualAt(depth);
        var unit = number.Number.Unit;
        var hit = HitBefore(frame, state, number, unit, scopes, out var found);
        if (hit is not null && !state.Compared.Contains(hit) && (host is null || hit.Start >= host.PhraseEnd) && !IsOfHost(frame, number, host, hit))
        {
            state.Compared.Add(hit);
            number.Subject = report.Original(hit.Start, hit.End);
            number.Confidence = (Confidence)Math.Min((int)found.Confidence, (int)number.Confidence);

            // "thông tin di động phủ sóng 70% diện tích" is no value of what is named, while "thuê bao di động tăng 14%" is about it.
            var isAbout = !number.IsPercent || report.Kinds.UnitOf(found.Item) == "%" || number.Role is NumberRole.Growth or NumberRole.RatioToBase or NumberRole.Completion;
            number.Item = isAbout ? found.Item : null;
            number.Of = host is not null && host.Item == report.Kinds.NumeratorOf(found.Item) && host.Item is not null ? host.Number.Id : null;
            return;
        }

        // "lần lượt giảm 1,8% và tăng 2,8%" is about several values at once.
        var isInTurn = Phrases.Any(frame.Text, Math.Max(frame.Range.Start, number.Span.Start - LongestGap), number.Span.Start, "lần lượt", "tương ứng");
        if (host is null || isInTurn)
        {
            number.Confidence = isInTurn ? Confidence.Possible : number.Confidence;
            number.Subject = Words(before, number.Span.Start);
            FromRow(number, around, scopes, frame);
            return;
        }

        // "đạt 103% KH" behind "684.959/1.721.878": a plan is for what is added, a density of what there is.
        var of = !IsRatio(number) && host.Pair is { } first ? first : host;
        var isShare = number is { Role: NumberRole.Unknown, IsPercent: true } && of.Whole?.Whole == host.Number.Id;
        number.Role = isShare ? NumberRole.Share : number.Role;
        number.Confidence = isShare ? Confidence.Likely : number.Confidence;
        number.Of = of.Number.Id;
        number.Subject = of.Subject;
        number.Source = of.Source;
        number.Period = number.Role == NumberRole.Plan ? number.Period : of.Period;
        number.Item = of.Item is null ? null : number.IsPercent ? of.Item : report.Kinds.InUnit(of.Item, unit);
        number.Confidence = (Confidence)Math.Min((int)of.Confidence, (int)number.Confidence);
    }

    // "1.906.342 thuê bao di động (mật độ 107 thuê bao/100 dân)": a word that only its surroundings explain is about what the bracket stands behind.
    private bool IsOfHost(SentenceFrame frame, MeaningDraft number, MeaningDraft? host, TermHit hit) =>
        host?.Item is { } item && IsRatio(number) && hit.Terms.All(t => t.Within.Length > 0)
        && frame.DepthAt(number.Span.Start) == frame.DepthAt(host.Span.Start) + 1 && report.Kinds.InUnit(item, number.Number.Unit) is not null;

    private static TermHit? HitBehind(SentenceFrame frame, MeaningDraft number)
    {
        var next = SentenceFrame.LastBefore(frame.Hits, number.Span.End) + 1;
        return next < frame.Hits.Count && frame.Hits[next].Start <= Chars.SkipSpaces(frame.Text, number.PhraseEnd, frame.Range.End) && frame.Hits[next].Start >= number.Span.End
            ? frame.Hits[next]
            : null;
    }

    private TermHit? HitBefore(SentenceFrame frame, SentenceState state, MeaningDraft number, string? unit, IReadOnlyList<TextSpan> scopes, out (string Item, Confidence Confidence) found)
    {
        var clause = frame.ClauseStart(number.Span.Start);
        var at = SentenceFrame.LastBefore(frame.Hits, number.Span.Start);
        for (var i = at; i >= 0 && i > at - HitsLookedAt && frame.Hits[i].Start >= clause; i--)
        {
            var hit = frame.Hits[i];
            if (frame.IsOpen(hit.Start, number.Span.Start) && !state.Claimed.Contains(hit) && items.Resolve(hit, unit, scopes) is { } item)
            {
                found = item;
                return hit;
            }
        }

        found = default;
        return null;
    }

    private static bool AddsNothing(SentenceFrame frame, MeaningDraft number, int from)
    {
        if (number.Span.Start - from > LongestGap)
        {
            return false;
        }

        from = Math.Min(from, number.Span.Start);
        var named = frame.MentionsIn(from, number.Span.Start).Select(m => (m.Start, m.End)).ToList();
        for (var i = SentenceFrame.LastBefore(frame.Sources, number.Span.Start); i >= 0 && frame.Sources[i].Start >= from; i--)
        {
            named.Add((frame.Sources[i].Start, frame.Sources[i].End));
        }

        return Word.Split(frame.Text, from, number.Span.Start).TrueForAll(w => Fillers.Contains(w.Text) || named.Exists(n => n.Start <= w.Start && n.End >= w.End));
    }
}
