using System.Collections.Frozen;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Which metrics can be had from which: each metric with all that it is a part of. Immutable.</summary>
internal sealed class MetricFamilies
{
    private readonly FrozenDictionary<string, Metric[]> _wholes;
    private readonly Metric[] _inheriting;

    /// <summary>The families of a catalogue.</summary>
    public MetricFamilies(Catalogue.Catalogue catalogue)
    {
        var wholes = catalogue.Metrics.Keys.ToDictionary(code => code, _ => new List<Metric>(), StringComparer.Ordinal);
        foreach (var metric in catalogue.Metrics.Values)
        {
            foreach (var code in new MetricClosure([metric]).Codes)
            {
                wholes[code].Add(metric);
            }
        }

        _wholes = wholes.ToFrozenDictionary(w => w.Key, w => w.Value.ToArray());
        _inheriting = [.. catalogue.Metrics.Values.Where(m => m.StandsFor == StandsFor.UntilReplaced)];
    }

    /// <summary>Ordinal order of codes.</summary>
    public IComparer<Metric> ByCode { get; } = Comparer<Metric>.Create(static (a, b) => string.CompareOrdinal(a.Code, b.Code));

    /// <summary>Sources and metrics that can have anything, ordered by source, then metric.</summary>
    public IEnumerable<(string Source, Metric Metric)> PairsOf(ColumnResolver columns)
    {
        foreach (var source in columns.Set.HasPredecessorsOf(columns) ? columns.Set.Sources : columns.Sources)
        {
            var metrics = new SortedSet<Metric>(ByCode);
            AddWholes(metrics, columns.Facts, source);
            if (columns.Leaves is not null)
            {
                foreach (var other in columns.Set.All)
                {
                    AddWholes(metrics, other.Facts, source);
                }
            }

            metrics.UnionWith(_inheriting);
            foreach (var metric in metrics)
            {
                yield return (source, metric);
            }
        }
    }

    private void AddWholes(SortedSet<Metric> metrics, ShardFacts facts, string source)
    {
        foreach (var code in facts.MetricsOf(source))
        {
            if (_wholes.TryGetValue(code, out var wholes))
            {
                metrics.UnionWith(wholes);
            }
        }
    }
}
