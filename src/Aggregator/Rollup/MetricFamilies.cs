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
        var bySource = new SortedDictionary<string, SortedSet<Metric>>(StringComparer.Ordinal);
        foreach (var source in columns.Sources)
        {
            Add(bySource, source, columns.Facts.MetricsOf(source));
        }

        foreach (var (source, metric) in columns.Leaves?.Keys.Distinct() ?? [])
        {
            Add(bySource, source, [metric]);
        }

        foreach (var source in columns.Set.PredecessorsOf(columns).SelectMany(r => r.Sources))
        {
            Add(bySource, source, []);
        }

        return bySource.SelectMany(s => s.Value.Select(m => (s.Key, m)));
    }

    private void Add(SortedDictionary<string, SortedSet<Metric>> bySource, string source, IReadOnlyCollection<string> codes)
    {
        if (!bySource.TryGetValue(source, out var metrics))
        {
            bySource.Add(source, metrics = new SortedSet<Metric>(_inheriting, ByCode));
        }

        foreach (var code in codes)
        {
            if (_wholes.TryGetValue(code, out var wholes))
            {
                metrics.UnionWith(wholes);
            }
        }
    }
}
