using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>
/// Finds wholes and their parts in a sentence: a list in brackets, behind a colon, behind "gồm"; "trong đó". What stands in brackets and is no list (đạt 103% KH năm
/// 2014) is left. Used on one thread.
/// </summary>
internal sealed class PartFinder(ReportContext report, SentenceFrame frame, IReadOnlyList<MeaningDraft> numbers)
{
    private static readonly string[] Among = ["trong đó", "trong số đó", "trong số này"];
    private static readonly string[] Comprising = ["gồm", "bao gồm", "chia ra", "cụ thể", "gồm có"];

    /// <summary>Links parts to their wholes.</summary>
    public void Find()
    {
        var open = new List<Opening>();
        var groups = new Dictionary<(int Whole, int Opening), List<MeaningDraft>>();
        var openings = new List<Opening>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            Follow(i == 0 ? frame.Range.Start : numbers[i - 1].PhraseEnd, number.Span.Start, i, open, openings);
            if (number.Role != NumberRole.Actual || number.IsPercent || number.Whole is not null)
            {
                continue;
            }

            if (open.FindLast(o => o.Whole.Number.Unit == number.Number.Unit && o.Whole != number && o.Whole.Pair != number) is { } opening)
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
        for (var i = next - 1; i >= 0 && numbers[i].Span.Start >= from; i--)
        {
            var whole = numbers[i];
            var wholeDepth = frame.DepthAt(whole.Span.Start);
            if (whole.Role == NumberRole.Actual && !whole.IsPercent && whole.Number.IsCount && (wholeDepth == host || (isAmong && wholeDepth == host - 1)) && whole.Whole?.IsList != true)
            {
                // "(trong đó có 650)": the words say more of the bracket than the bracket itself.
                open.RemoveAll(o => o.Depth == depth && o.Whole == whole && o.Parts.Count == 0);
                var opening = new Opening(whole, depth, isAmong, isBracket);
                open.Add(opening);
                all.Add(opening);
                return;
            }
        }
    }

    private void Link(List<Opening> openings)
    {
        // "A (11 trạm); B (9 trạm)" behind a whole: single brackets of one whole are one list.
        foreach (var group in openings.Where(o => o.IsBracket && o.Parts.Count == 1).GroupBy(o => o.Whole).Where(g => g.Count() > 1 || openings.Exists(o => !o.IsBracket && o.Whole == g.Key && o.Parts.Count > 0)).ToList())
        {
            var all = openings.Find(o => !o.IsBracket && o.Whole == group.Key) ?? group.First();
            foreach (var single in group.Where(s => s != all))
            {
                all.Parts.AddRange(single.Parts);
                single.Parts.Clear();
            }
        }

        foreach (var opening in openings.Where(o => o.Parts.Count > (o.IsAmong ? 0 : 1)))
        {
            var whole = Chosen(opening);
            var isList = opening.Parts.Count > 1 && opening.Parts.TrueForAll(p => MayBeOfList(whole, p));
            foreach (var part in opening.Parts)
            {
                part.Whole = new PartOf(whole.Number.Id, isList);
                Inherit(whole, part);
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
        whole.Item is null || part.Item is null || whole.Item == part.Item
        || report.Kinds.IsPart(report.Kinds.StockOf(whole.Item) ?? whole.Item, report.Kinds.StockOf(part.Item) ?? part.Item);

    // Parts of what is added are added; a part without words of its own (Viettel 11 trạm) is of the whole's item.
    private void Inherit(MeaningDraft whole, MeaningDraft part)
    {
        if (whole.Item is null)
        {
            return;
        }

        if (part.Item is { } item && report.Kinds.StockOf(whole.Item) is not null && report.Kinds.FlowOf(item) is { } flow)
        {
            part.Item = flow;
        }
        else if (part.Item is null && part.Source is not null)
        {
            part.Item = whole.Item;
            part.Confidence = Confidence.Likely;
        }

        foreach (var about in numbers.Where(n => n.Of == part.Number.Id && n.IsPercent))
        {
            about.Item = part.Item;
        }
    }

    private sealed record Opening(MeaningDraft Whole, int Depth, bool IsAmong, bool IsBracket)
    {
        public List<MeaningDraft> Parts { get; } = [];
    }
}
