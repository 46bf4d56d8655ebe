using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>The catalogue's names and terms by their words, letter for letter and without diacritics. Immutable once built; thread-safe.</summary>
internal sealed class TermIndex
{
    private readonly Node _exact = new();
    private readonly Node _bare = new();

    public TermIndex(Catalogue.Catalogue catalogue)
    {
        foreach (var term in catalogue.Terms.Concat(Names(catalogue)))
        {
            var words = Word.Split(term.Words.ToLowerInvariant(), 0, term.Words.Length);
            Add(_exact, words.Select(w => w.Text), term);
            Add(_bare, words.Select(w => w.Bare), term);
        }
    }

    /// <summary>The phrases that stand among the words, the longest at each place, none within another.</summary>
    public List<TermHit> Find(IReadOnlyList<Word> words)
    {
        var hits = new List<TermHit>();
        for (var i = 0; i < words.Count;)
        {
            var exact = Longest(_exact, words, i, static w => w.Text);
            var bare = Longest(_bare, words, i, static w => w.Bare);
            var count = Math.Max(exact.Count, bare.Count);
            if (count > 0)
            {
                var isExact = exact.Count == count;
                hits.Add(new TermHit(words[i].Start, words[i + count - 1].End, count, isExact ? exact.Terms : bare.Terms, isExact));
            }

            i += Math.Max(1, count);
        }

        return hits;
    }

    private static IEnumerable<Term> Names(Catalogue.Catalogue catalogue)
    {
        var items = catalogue.Metrics.Values.Select(m => (m.Code, m.Name, m.EnglishName)).Concat(catalogue.Indicators.Values.Select(i => (i.Code, i.Name, i.EnglishName)));
        foreach (var (code, name, english) in items.OrderBy(i => i.Code, StringComparer.Ordinal))
        {
            yield return new Term { Words = name, Code = code, IsSource = false, Within = "" };
            yield return new Term { Words = english, Code = code, IsSource = false, Within = "" };
        }

        foreach (var source in catalogue.Sources.Values.OrderBy(s => s.Code, StringComparer.Ordinal))
        {
            yield return new Term { Words = source.Name, Code = source.Code, IsSource = true, Within = "" };
        }
    }

    private static void Add(Node root, IEnumerable<string> words, Term term)
    {
        var node = root;
        foreach (var word in words)
        {
            if (!node.Next.TryGetValue(word, out var next))
            {
                node.Next.Add(word, next = new Node());
            }

            node = next;
        }

        if (node != root && !node.Terms.Exists(t => t.Code == term.Code && t.Within == term.Within))
        {
            node.Terms.Add(term);
        }
    }

    private static (int Count, IReadOnlyList<Term> Terms) Longest(Node root, IReadOnlyList<Word> words, int at, Func<Word, string> key)
    {
        var node = root;
        (int Count, IReadOnlyList<Term> Terms) longest = (0, []);
        for (var i = at; i < words.Count && (i == at || !words[i].IsCut) && node.Next.TryGetValue(key(words[i]), out var next); i++)
        {
            node = next;
            longest = node.Terms.Count > 0 ? (i - at + 1, node.Terms) : longest;
        }

        return longest;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<Term> Terms { get; } = [];
    }
}
