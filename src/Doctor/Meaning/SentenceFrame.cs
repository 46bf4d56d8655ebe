using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>A sentence or a cell's text: its brackets, clauses, phrases of the catalogue and periods. Positions are in the plain text. Immutable.</summary>
internal sealed class SentenceFrame
{
    // Deeper brackets than people write are looked at no further.
    private const int MostDepth = 16;

    private readonly int[] _depths;
    private readonly int[] _brackets;
    private readonly List<int> _outside = [-1];
    private readonly List<int> _stops = [];

    public SentenceFrame(ReportContext report, TextSpan range)
    {
        Range = range;
        Text = report.Plain.Text;
        var all = report.Terms.Find(Word.Split(Text, range.Start, range.End));
        Hits = all.FindAll(h => h.Terms.Any(t => !t.IsSource));
        Sources = all.FindAll(h => h.Terms.Any(t => t.IsSource));
        Mentions = PeriodFinder.Find(Text, range.Start, range.End);
        _depths = new int[range.Length + 1];
        _brackets = new int[range.Length + 1];
        ReadBrackets();
    }

    /// <summary>The plain text.</summary>
    public string Text { get; }

    /// <summary>The stretch of it.</summary>
    public TextSpan Range { get; }

    /// <summary>Phrases that name items, in order.</summary>
    public List<TermHit> Hits { get; }

    /// <summary>Phrases that name sources, in order.</summary>
    public List<TermHit> Sources { get; }

    /// <summary>Periods, in order.</summary>
    public List<PeriodMention> Mentions { get; }

    /// <summary>How many brackets are open there.</summary>
    public int DepthAt(int position) => _depths[position - Range.Start];

    /// <summary>Whether what is said at the earlier position still stands at the later one: no bracket around it was closed since.</summary>
    public bool IsOpen(int earlier, int later)
    {
        var said = _brackets[earlier - Range.Start];
        var at = _brackets[later - Range.Start];
        for (var depth = 0; depth < MostDepth && at >= 0 && at != said; depth++)
        {
            at = _outside[at];
        }

        return at == said;
    }

    /// <summary>The mentions that lie in the stretch.</summary>
    public IEnumerable<PeriodMention> MentionsIn(int start, int end)
    {
        for (var i = LastMentionBefore(start) + 1; i < Mentions.Count && Mentions[i].Start < end; i++)
        {
            if (Mentions[i].Start >= start)
            {
                yield return Mentions[i];
            }
        }
    }

    /// <summary>The mentions that end at or before the position, the last first, as many as a reader keeps in mind.</summary>
    public IEnumerable<PeriodMention> MentionsBefore(int position)
    {
        var last = LastMentionBefore(position);
        for (var i = last; i >= 0 && i > last - MostDepth; i--)
        {
            yield return Mentions[i];
        }
    }

    /// <summary>Where the clause begins in which the position lies.</summary>
    public int ClauseStart(int position) => ~_stops.BinarySearch(position) is var next && next > 0 ? _stops[next - 1] + 1 : Range.Start;

    /// <summary>Where that clause ends.</summary>
    public int ClauseEnd(int position) => _stops.BinarySearch(position) is var at && (at >= 0 ? at : ~at) is var next && next < _stops.Count ? _stops[next] : Range.End;

    private int LastMentionBefore(int position)
    {
        int low = 0, high = Mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Mentions[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private void ReadBrackets()
    {
        var open = new Stack<int>([0]);
        for (var i = 0; i <= Range.Length; i++)
        {
            // A bracket belongs to what stands outside it.
            var c = i < Range.Length ? Text[Range.Start + i] : ' ';
            if (c == ')' && open.Count > 1)
            {
                open.Pop();
            }

            _depths[i] = Math.Min(open.Count - 1, MostDepth);
            _brackets[i] = open.Peek();
            if (c == '(')
            {
                _outside.Add(open.Peek());
                open.Push(_outside.Count - 1);
            }
            else if (c == ';')
            {
                _stops.Add(Range.Start + i);
            }
        }
    }

    /// <summary>The last hit that ends at or before the position, by its place in the list; -1 where there is none.</summary>
    public static int LastBefore(List<TermHit> hits, int position)
    {
        int low = 0, high = hits.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = hits[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
