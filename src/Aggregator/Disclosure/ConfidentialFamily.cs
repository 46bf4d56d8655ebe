using System.Collections.Frozen;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>Metrics of operators that are tied to each other by sums of parts; what is withheld is decided for all of them at once. Immutable.</summary>
internal sealed class ConfidentialFamily
{
    private readonly FrozenDictionary<Metric, int> _index;

    private ConfidentialFamily(Catalogue.Catalogue catalogue, IEnumerable<Metric> metrics)
    {
        Metrics = [.. metrics.OrderBy(m => m.Code, StringComparer.Ordinal)];
        _index = Metrics.Select((m, i) => KeyValuePair.Create(m, i)).ToFrozenDictionary();
        Closure = new MetricClosure(Metrics, SourceChoice.TotalOf(catalogue, SourceKind.Operator));

        // A value that stands until it is replaced ties all periods to each other; of a family that others report too, the
        // senders of each part would have to be known.
        IsGiven = Array.TrueForAll(Metrics, m => m.ReportedBy == SourceKind.Operator && m.StandsFor != StandsFor.UntilReplaced);
        Time = Metrics[0].Kind == MetricKind.Flow ? FamilyTime.Flow : Closure.Standing.Count > 0 ? FamilyTime.LevelOfYear : FamilyTime.Level;
        HasNegatives = Array.Exists(Metrics, m => m.Minimum < 0);
        Wholes = [.. Metrics.Select(m => Enumerable.Range(0, Metrics.Length).Where(w => IsIn(m, Metrics[w])).ToArray())];
        var patterns = MetricPatterns.Of(Metrics);
        PatternsOf = [.. Metrics.Select((_, i) => patterns.Where(p => p.Contains(i)).ToArray())];
    }

    /// <summary>The metrics, in order of code.</summary>
    public Metric[] Metrics { get; }

    /// <summary>What must be read to resolve their totals.</summary>
    public MetricClosure Closure { get; }

    /// <summary>Whether readers outside are told anything of it.</summary>
    public bool IsGiven { get; }

    /// <summary>How its totals hang together over time.</summary>
    public FamilyTime Time { get; }

    /// <summary>Whether a value can be negative.</summary>
    public bool HasNegatives { get; }

    /// <summary>Per metric, itself and all that it is a part of, at any remove.</summary>
    public int[][] Wholes { get; }

    /// <summary>Per metric, the patterns that hold it; those that cost a reader least first.</summary>
    public MetricPattern[][] PatternsOf { get; }

    /// <summary>Index of a metric of the family.</summary>
    public int IndexOf(Metric metric) => _index[metric];

    /// <summary>The families of a catalogue that hold any metric of operators, by each of their metrics.</summary>
    public static FrozenDictionary<Metric, ConfidentialFamily> AllOf(Catalogue.Catalogue catalogue)
    {
        var familyOf = catalogue.Metrics.Values.ToDictionary(m => m, m => new HashSet<Metric> { m });
        foreach (var (whole, part) in catalogue.Metrics.Values.SelectMany(w => w.Parts.Select(p => (w, p))))
        {
            var (joined, other) = (familyOf[whole], familyOf[part]);
            if (joined != other)
            {
                joined.UnionWith(other);
                foreach (var metric in other)
                {
                    familyOf[metric] = joined;
                }
            }
        }

        return familyOf.Values.Distinct()
            .Where(f => f.Any(m => m.ReportedBy == SourceKind.Operator))
            .Select(f => new ConfidentialFamily(catalogue, f))
            .SelectMany(f => f.Metrics.Select(m => KeyValuePair.Create(m, f)))
            .ToFrozenDictionary();
    }

    private static bool IsIn(Metric part, Metric whole) => part == whole || whole.Parts.Any(p => IsIn(part, p));
}
