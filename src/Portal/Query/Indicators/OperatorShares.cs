using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>Operators' shares of one metric in one unit. Immutable.</summary>
/// <param name="Metric">What is divided: the metric asked for, or what an indicator divides.</param>
/// <param name="Periods">The last periods, in order; the last is the one asked for.</param>
/// <param name="Totals">The total of each period.</param>
/// <param name="Operators">The operators, the greatest of the last period first, each with its value in that period and its share in each.</param>
public sealed record OperatorShares(
    Metric Metric,
    IReadOnlyList<Period> Periods,
    IReadOnlyList<Figure> Totals,
    IReadOnlyList<(string Source, Figure Value, IReadOnlyList<Figure> Shares)> Operators);
