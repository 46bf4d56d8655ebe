using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Which values stand for a period in which none was reported.</summary>
internal static class Standing
{
    /// <summary>
    /// Whether values of the metric can stand at all: levels only, declared so; and a yearly level, which is looked up by the
    /// year of a shorter period.
    /// </summary>
    public static bool Applies(Metric metric) =>
        metric.Kind == MetricKind.Stock && (metric.StandsFor != StandsFor.Period || metric.Frequency == PeriodGrain.Year);

    /// <summary>Whether values of that kind of source can stand: those that make the total, and a department's aggregate.</summary>
    public static bool AppliesTo(Metric metric, SourceKind kind) => Applies(metric) && (kind == metric.ReportedBy || kind == SourceKind.Department);

    /// <summary>Whether a value reported for <paramref name="reported"/> can stand for <paramref name="asked"/>.</summary>
    public static bool IsCandidate(Metric metric, Period reported, Period asked)
    {
        if (reported == asked || !Applies(metric))
        {
            return false;
        }

        if (IsWholeYear(reported, asked))
        {
            return true;
        }

        return reported.Last <= asked.Last && metric.StandsFor switch
        {
            StandsFor.Year => reported.Year == asked.Year,
            StandsFor.UntilReplaced => true,
            _ => false,
        };
    }

    /// <summary>Order of preference, best first: the latest; the whole year's first for a yearly metric, last for others.</summary>
    public static int Compare(Metric metric, Period a, Period b, Period asked)
    {
        var aYear = IsWholeYear(a, asked);
        if (aYear != IsWholeYear(b, asked))
        {
            return aYear == (metric.Frequency == PeriodGrain.Year) ? -1 : 1;
        }

        return b.CompareTo(a);
    }

    private static bool IsWholeYear(Period reported, Period asked) => reported.Grain == PeriodGrain.Year && reported.Year == asked.Year && asked.Grain != PeriodGrain.Year;
}
