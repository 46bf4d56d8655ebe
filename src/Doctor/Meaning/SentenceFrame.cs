using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>A sentence or a cell's text: its brackets, clauses, phrases of the catalogue and periods. Positions are in the plain text. Immutable.</summary>
internal sealed class SentenceFrame
{
    private readonly int[] _depths;
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
        var depth = 0;
        for (var i = range.Start; i < range.End; i++)
        {
            // A bracket belongs to what stands outside it.
            depth = Math.Max(0, depth - (Text[i] == ')' ? 1 : 0));
            _depths[i - range.Start] = depth;
            depth += Text[i] == '(' ? 1 : 0;
            if (Text[i] == ';')
            {
                _stops.Add(i);
            }
        }

        _depths[^1] = depth;
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

    /// <summary>Where the clause begins in which the position lies.</summary>
    public int ClauseStart(int position) => ~_stops.BinarySearch(position) is var next && next > 0 ? _stops[next - 1] + 1 : Range.Start;

    /// <summary>Where that clause ends.</summary>
    public int ClauseEnd(int position) => _stops.BinarySearch(position) is var at && (at >= 0 ? at : ~at) is var next && next < _stops.Count ? _stops[next] : Range.End;

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
