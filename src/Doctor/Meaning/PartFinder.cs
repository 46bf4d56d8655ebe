using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>
/// Finds wholes and their parts in a sentence: a list in brackets, behind a colon, behind "gồm"; "trong đó". What stands in brackets and is no list (đạt 103% KH năm
/// 2014) is left. Used on one thread.
/// </summary>
internal sealed class PartFinder(ReportContext report, SentenceFrame frame, IReadOnlyList<MeaningDraft> numbers)
{
    // A reader looks back no further.
    private const int NumbersLookedAt = 40;
    private const int MostOpen = 20;

    private static readonly string[] Among = ["trong đó", "trong số đó", "trong số này"];
    private static readonly string[] Comprising = ["gồm", "bao gồm", "chia ra", "cụ thể", "gồm có"];

    /// <summary>Whether the sentence goes on to divide what the one before it told.</summary>
    public static bool IsContinued(string text, TextSpan sentence) =>
        Phrases.Begins(text, Chars.SkipSpaces(text, sentence.Start, sentence.End), sentence.End, [.. Among, .. Comprising, "trong tổng số"]);

    /// <summary>Links parts to their wholes.</summary>
    /// <param name="before">Values of the sentence before that this one divides.</param>
    public void Find(IReadOnlyList<MeaningDraft> before)
    {
        List<Opening> open = [.. before.Select(w => new Opening(w, frame.Range.Start, 0, IsAmong: true, IsBracket: false) { IsOfSentenceBefore = true })];
        List<Opening> openings = [.. open];
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            Follow(i == 0 ? frame.Range.Start : numbers[i - 1].PhraseEnd, number.Span.Start, i, open, openings);
            var isPart = number.Role == NumberRole.Actual && !number.IsPercent && !number.IsBase && number.Whole is null;
            if (isPart && open.FindLast(o => report.Kinds.UnitOf(o.Whole) == report.Kinds.UnitOf(number) && o.Whole != number && o.Whole.Pair != number && (!o.IsOfSentenceBefore || number.Number.Value <= o.Whole.Number.Value)) is { } opening)
            {
                opening.Parts.Add(number);
            }
        }

        Link(openings);
    }

    // Reads what stands between two numbers: brackets, colons and words that open or close a list.
    private void Follow(int start, int end, int next, List<Opening> open, List<Opening> all)
    {
        for (var i = start; i < end; i++)
        {
            var depth = frame.DepthAt(i);
            if (frame.Text[i] == ')')
            {
                open.RemoveAll(o => o.Depth > depth);
            }
            else if (frame.Text[i] == '(')
            {
                Open(i, next, depth + 1, isAmong: false, isBracket: true, open, all);
            }
            else if (frame.Text[i] == ':')
            {
                Open(i, next, depth, isAmong: false, isBracket: false, open, all);
            }
            else if (IsWordStart(i) && (Phrases.Begins(frame.Text, i, end, Among) || Phrases.Begins(frame.Text, i, end, Comprising)))
            {
                Open(i, next, depth, Phrases.Begins(frame.Text, i, end, Among), isBracket: false, open, all);
            }
        }
    }

    private bool IsWordStart(int at) => char.IsLetter(frame.Text[at]) && (at == frame.Range.Start || !char.IsLetterOrDigit(frame.Text[at - 1]));

    private void Open(int at, int next, int depth, bool isAmong, bool isBracket, List<Opening> open, List<Opening> all)
    {
        var host = isBracket ? depth - 1 : depth;
        var from = isAmong || !isBracket ? frame.Range.Start : frame.ClauseStart(at);
        for (var i = next - 1; i >= 0 && i >= next - NumbersLookedAt && open.Count < MostOpen && numbers[i].Span.Start >= from; i--)
        {
            var whole = numbers[i];
            var wholeDepth = frame.DepthAt(whole.Span.Start);
            if (whole.Role == NumberRole.Actual && !whole.IsPercent && report.Kinds.UnitOf(whole) is { } unit && UnitWords.IsCount(unit) && (wholeDepth == host || (isAmong && wholeDepth == host - 1)) && whole.Whole?.IsList != true)
            {
                // "(trong đó có 650)": the words say more of the bracket than the bracket itself.
                open.RemoveAll(o => o.Depth == depth && o.Whole == whole && o.Parts.Count == 0);
                var opening = new Opening(whole, at, depth, isAmong, isBracket);
                open.Add(opening);
                all.Add(opening);
                return;
            }
        }
    }

    private void Link(List<Opening> openings)
    {
        // "A (11 trạm); B (9 trạm)" behind a whole: single brackets of one whole are one list.
        foreach (var group in openings.Where(o => !o.IsAmong && (!o.IsBracket || o.Parts.Count == 1)).GroupBy(o => o.Whole).Where(g => g.Any(o => o.IsBracket) && g.Sum(o => o.Parts.Count) > 1).ToList())
        {
            var all = group.First();
            var parts = group.SelectMany(o => o.Parts).OrderBy(p => p.Number.Id).ToList();
            group.ToList().ForEach(o => o.Parts.Clear());
            all.Parts.AddRange(parts);
        }

        var about = numbers.Where(n => n.Of is not null && n.IsPercent).ToLookup(n => n.Of!.Value);
        foreach (var opening in openings.Where(o => o.Parts.Count > (o.IsAmong ? 0 : 1)))
        {
            var whole = Chosen(opening);

            // Named by what stands before the list: the whole's words are the whole's.
            foreach (var part in opening.Parts.Where(p => p.HitStart < opening.At))
            {
                part.Item = null;
                part.Subject = part.OwnWords;
            }

            var isList = !opening.IsOfSentenceBefore && opening.Parts.Count > 1 && opening.Parts.TrueForAll(p => MayBeOfList(whole, p));
            foreach (var part in opening.Parts)
            {
                part.Whole = new PartOf(whole.Number.Id, isList);
                Inherit(whole, part, opening.Parts);
                foreach (var number in about[part.Number.Id])
                {
                    (number.Item, number.Source) = (part.Item, part.Source);
                }
            }
        }
    }

    // Of two numbers with a stroke between, the one that the parts come nearest to.
    private static MeaningDraft Chosen(Opening opening)
    {
        var sum = opening.Parts.Sum(p => p.Number.Value);
        return opening.Whole.Pair is { } first && Math.Abs(sum - first.Number.Value) < Math.Abs(sum - opening.Whole.Number.Value) ? first : opening.Whole;
    }

    // Shared sites are no part of sites in the catalogue, so they are one kind among others.
    private bool MayBeOfList(MeaningDraft whole, MeaningDraft part) =>
        whole.Item is null || part.Item is null || report.Kinds.Level(whole.Item) == report.Kinds.Level(part.Item)
        || report.Kinds.IsPart(report.Kinds.Level(whole.Item), report.Kinds.Level(part.Item));

    // Parts of what is added are added; a part without words of its own (Viettel 11 trạm) is of the whole's item.
    private void Inherit(MeaningDraft whole, MeaningDraft part, List<MeaningDraft> parts)
    {
        // "Riêng VNPT có 65,3 triệu, gồm 11,5 triệu cố định": whose the whole is, its parts are.
        var isNamed = part.Source is not null;
        part.Source ??= whole.Source;

        // New ones are made of new ones, whatever they are.
        if (part.Item is { } named && (whole.IsIncrease || (whole.Item is not null && report.Kinds.StockOf(whole.Item) is not null)))
        {
            part.Item = report.Kinds.FlowOf(named) ?? (report.Kinds.StockOf(named) is null ? null : named);
        }

        if (whole.Item is null)
        {
            return;
        }

        if (part.Item is null)
        {
            part.Item = isNamed ? whole.Item : null;
            part.Confidence = part.Item is null ? part.Confidence : Confidence.Likely;
            return;
        }

        // "internet băng thông rộng 22.915; FTTH 3.363": named like the whole, it is what the others are not.
        var level = report.Kinds.Level(whole.Item);
        if (report.Kinds.Level(part.Item) == level && !isNamed)
        {
            var only = report.Kinds.OnlyPartBeside(level, [.. parts.Where(p => p != part && p.Item is not null).Select(p => report.Kinds.Level(p.Item!))]);
            part.Item = only is null || level == whole.Item ? only : report.Kinds.FlowOf(only);
            part.Confidence = Confidence.Likely;
        }
    }

    private sealed record Opening(MeaningDraft Whole, int At, int Depth, bool IsAmong, bool IsBracket)
    {
        public List<MeaningDraft> Parts { get; } = [];

        /// <summary>Whether the whole stands in the sentence before: what follows may be some of its parts, or parts by two divisions.</summary>
        public bool IsOfSentenceBefore { get; init; }
    }
}
