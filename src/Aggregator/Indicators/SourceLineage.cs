using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Whose figures count as an operator's: its own, and those of the operators that it took over. Pure.</summary>
internal static class SourceLineage
{
    /// <summary>The sources whose figures for a period are one source's, ordered by code.</summary>
    /// <param name="source">The source asked for.</param>
    /// <param name="metric">A level is of the period's last day, an amount of all of it: a source that ended within a period still has amounts in it.</param>
    /// <param name="period">The period.</param>
    /// <param name="asOn">
    /// Those count that had gone to it by that day. Null: as it was then, which for a time before the source existed (a part
    /// of the period is enough) means as on its first day.
    /// </param>
    public static IReadOnlyList<Source> Of(Source source, Metric metric, Period period, DateOnly? asOn)
    {
        var day = asOn ?? (source.ValidFrom is { } from && from > period.First ? from : DateOnly.MinValue);
        var found = new SortedDictionary<string, Source>(StringComparer.Ordinal) { { source.Code, source } };
        Add(source);
        return [.. found.Values];

        void Add(Source successor)
        {
            foreach (var predecessor in successor.Predecessors)
            {
                if (predecessor.ValidTo < day)
                {
                    if (metric.Kind == MetricKind.Flow ? predecessor.ValidTo >= period.First : predecessor.IsValidOn(period.Last))
                    {
                        found[predecessor.Code] = predecessor;
                    }

                    Add(predecessor);
                }
            }
        }
    }
}
