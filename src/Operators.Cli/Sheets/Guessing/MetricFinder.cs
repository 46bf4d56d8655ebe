using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>
/// Finds the metric that a header names. The words must be the same ones, diacritics, case and "số lượng" aside: <c>trả trước</c> and <c>trả sau</c>
/// differ in one word, so nearness proves nothing and is only shown.
/// </summary>
internal sealed class MetricFinder
{
    private const int NearShown = 3;
    private const double LeastLikeness = 0.4;

    private static readonly List<string> Fillers = [.. Vocabulary.Default.Plain("filler").Select(f => f.Words).OrderByDescending(w => w.Length)];
    private static readonly HashSet<string> Parents = [.. Vocabulary.Default.Plain("parent").Select(p => p.Words)];

    private readonly ILookup<string, KnownMetric> _byWords;
    private readonly List<(HashSet<string> Words, KnownMetric Metric)> _names;

    public MetricFinder(KnownCatalogue catalogue)
    {
        var metrics = catalogue.Metrics.Where(m => m is { IsReportable: true, IsIndicator: false }).ToList();
        var byCode = metrics.ToDictionary(m => m.Code);
        var phrases = metrics.SelectMany(m => new[] { m.Name, m.EnglishName, m.Code }.Select(name => (Words: PlainWords.Of(name), Metric: m)))
            .Concat(Vocabulary.Default.Plain("metric").Where(v => byCode.ContainsKey(v.Meaning)).Select(v => (v.Words, Metric: byCode[v.Meaning])))
            .Select(p => (Words: Bare(p.Words), p.Metric))
            .Where(p => p.Words.Length > 0)
            .Distinct()
            .ToList();
        _byWords = phrases.ToLookup(p => p.Words, p => p.Metric);
        _names = [.. phrases.Select(p => (p.Words.Split(' ').ToHashSet(), p.Metric))];
    }

    /// <summary>The metric that a header's lines name, from above; null where it is not certain.</summary>
    public KnownMetric? Find(IReadOnlyList<string> lines)
    {
        var plain = lines.Select(PlainWords.Of).Where(l => l.Length > 0).ToList();
        for (var i = 0; i < plain.Count; i++)
        {
            // What stands above may say what these figures are not (a plan, a year before), so it counts unless it adds nothing.
            if (plain.Take(i).All(l => Parents.Contains(l) || AddsNothing(l, plain[^1])) && Only(string.Join(' ', plain.Skip(i))) is { } metric)
            {
                return metric;
            }
        }

        return null;
    }

    /// <summary>The metrics whose words are the most like, to be shown to a person.</summary>
    public IReadOnlyList<KnownMetric> Near(IReadOnlyList<string> lines)
    {
        var words = Bare(PlainWords.Of(string.Join(' ', lines))).Split(' ').ToHashSet();
        return [.. _names
            .Select(n => (n.Metric, Likeness: (double)n.Words.Intersect(words).Count() / n.Words.Union(words).Count()))
            .Where(n => n.Likeness >= LeastLikeness)
            .OrderByDescending(n => n.Likeness)
            .Select(n => n.Metric).Distinct().Take(NearShown)];
    }

    private KnownMetric? Only(string words)
    {
        var found = _byWords[Bare(words)].Distinct().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static bool AddsNothing(string parent, string leaf)
    {
        var words = leaf.Split(' ').ToHashSet();
        return Bare(parent).Split(' ').All(words.Contains);
    }

    private static string Bare(string plain)
    {
        foreach (var filler in Fillers)
        {
            if (plain.Length > filler.Length && PlainWords.Begin(plain, filler))
            {
                return plain[(filler.Length + 1)..];
            }
        }

        return plain;
    }
}
