using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>Whom the reporting calendar expects to report a metric for a period: fixed by the catalogue alone. Immutable.</summary>
internal sealed class ExpectedSources
{
    private readonly Metric _metric;
    private readonly Period _period;
    private readonly AreaForest _forest;
    private readonly List<Obligation> _lines;

    /// <summary>The lines that name the metric or a part of it and ask for it at least as often as the period is long.</summary>
    public ExpectedSources(Catalogue.Catalogue catalogue, AreaForest forest, Metric metric, MetricClosure closure, Period period)
    {
        (_metric, _period, _forest) = (metric, period, forest);
        _lines = [.. catalogue.Calendar.Where(o =>
            o.Level != AreaLevel.Country && o.Frequency <= period.Grain && o.IsValidOn(period.Last) && o.Metrics.Any(m => closure.Codes.Contains(m.Code)))];
    }

    /// <summary>The sources expected in a province; empty where the calendar says nothing of it.</summary>
    public IReadOnlyCollection<Source> In(Area province)
    {
        if (_lines.Count == 0)
        {
            return [];
        }

        var tree = _forest.Of(province);
        var expected = new HashSet<Source>();
        foreach (var line in _lines)
        {
            foreach (var source in line.Sources)
            {
                if (source.Kind == _metric.ReportedBy && line.IsOwedBy(source, _period.Last)
                    && Array.Exists(tree.Areas, a => a.IsValidOn(_period.Last) && line.Reaches(source, a)))
                {
                    expected.Add(source);
                }
            }
        }

        return expected;
    }
}
