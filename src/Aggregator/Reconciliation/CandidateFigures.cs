using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>Which further figures tell why a value differs: a few dozen for an item, asked for all items together. Pure.</summary>
internal sealed class CandidateFigures(Catalogue.Catalogue catalogue, ReconciliationQuery query, long position)
{
    // A population that is older than this has not been in use for long; the year after is there for what was published late.
    private const int YearsBefore = 6;
    private const int YearsAfter = 1;

    /// <summary>All that one item wants read.</summary>
    public IEnumerable<FigureQuery> Of(FigureItem item, FigureArithmetic arithmetic) =>
        Neighbours(item).Select(c => c.Query)
            .Concat(Indicators(item).Select(i => At(i.Code, query.Period)))
            .Concat(Operands(arithmetic).SelectMany(o => o.Metric.ReportedBy == SourceKind.Statistics
                ? Years(o.Metric).Select(y => y.Query)
                : Kin(o.Metric).Select(m => At(m.Code, query.Period))));

    /// <summary>The numerator, and the denominator where there is one.</summary>
    public static IEnumerable<Operand> Operands(FigureArithmetic arithmetic) =>
        arithmetic.Denominator is { } denominator ? [arithmetic.Numerator, denominator] : [arithmetic.Numerator];

    /// <summary>The item in neighbouring periods.</summary>
    public IEnumerable<(Period Period, FigureQuery Query)> Neighbours(FigureItem item) =>
        NeighbouringPeriods.Of(query.Period).Select(p => (p, At(item.Code, p)));

    /// <summary>A metric of the statistics office in the years around.</summary>
    public IEnumerable<(Period Period, FigureQuery Query)> Years(Metric metric) => Enumerable
        .Range(query.Period.Year - YearsBefore, YearsBefore + YearsAfter + 1)
        .Where(y => y >= Period.FirstYear)
        .Select(y => (Period.OfYear(y), At(metric.Code, Period.OfYear(y))));

    /// <summary>Metrics of the same kind, unit and family (the first word of the code), and parts at any depth.</summary>
    public IEnumerable<Metric> Kin(Metric metric) => catalogue.Metrics.Values
        .Where(m => m.Kind == metric.Kind && m.Unit == metric.Unit && m.ReportedBy == metric.ReportedBy && Family(m.Code) == Family(metric.Code))
        .Concat(new MetricClosure([metric]).Metrics)
        .Where(m => m != metric)
        .Distinct()
        .OrderBy(m => m.Code, StringComparer.Ordinal);

    /// <summary>Parts at any depth, without the metric itself.</summary>
    public static IEnumerable<Metric> Parts(Metric metric) => new MetricClosure([metric]).Metrics.Where(m => m != metric).OrderBy(m => m.Code, StringComparer.Ordinal);

    /// <summary>Other indicators of the same unit that share an operand.</summary>
    public IEnumerable<Indicator> Indicators(FigureItem item) => item.Indicator is not { } indicator ? [] : catalogue.Indicators.Values
        .Where(i => i != indicator && i.Unit == indicator.Unit && (i.Numerator == indicator.Numerator || i.Denominator == indicator.Denominator))
        .OrderBy(i => i.Code, StringComparer.Ordinal);

    /// <summary>A figure of the unit.</summary>
    public FigureQuery At(string item, Period period) => new(item, query.Area, period, FigureQuery.AllOperators, position);

    /// <summary>A figure of the unit in the period.</summary>
    public FigureQuery At(string item) => At(item, query.Period);

    private static string Family(string code) => code.Split('.', 2)[0];
}
