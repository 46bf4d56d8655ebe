using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Changes of definition that a figure rests on: of its metrics and of their parts at every depth. Pure.</summary>
public static class DefinitionBreaks
{
    /// <summary>Those that lie between two days: after the first, up to the last; in order of day, then of metric.</summary>
    /// <param name="item">What is asked.</param>
    /// <param name="after">A day still under the old definition.</param>
    /// <param name="last">Last day looked at, inclusive.</param>
    public static IReadOnlyList<(Metric Metric, DefinitionBreak Break)> Between(FigureItem item, DateOnly after, DateOnly last) =>
    [
        .. MetricsOf(item)
            .SelectMany(m => m.Breaks.Where(b => b.On > after && b.On <= last).Select(b => (Metric: m, Break: b)))
            .OrderBy(b => b.Break.On)
            .ThenBy(b => b.Metric.Code, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The first that keeps a figure from being compared with an earlier one: a level is of its period's last day, an amount of
    /// every day in it, so that for an amount a break within the earlier period counts too.
    /// </summary>
    internal static (Metric Metric, DefinitionBreak Break)? FirstBetween(FigureItem item, Period then, Period now)
    {
        foreach (var found in Between(item, then.First, now.Last))
        {
            if (found.Metric.Kind == MetricKind.Flow || found.Break.On > then.Last)
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<Metric> MetricsOf(FigureItem item) => new MetricClosure(
        item.Metric is { } metric ? [metric] : [item.Indicator!.Numerator, item.Indicator.Denominator]).Metrics;
}
