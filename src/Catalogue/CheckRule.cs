namespace Telemetry.Catalogue;

/// <summary>
/// A check of reported figures. What fails it is kept all the same and raised as a finding: nothing is refused. Immutable; thread-safe.
/// </summary>
public sealed class CheckRule
{
    /// <summary>Stable dotted code, such as <c>parts.telephone</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is looked at.</summary>
    public required CheckRuleKind Kind { get; init; }

    /// <summary>
    /// Metrics it is about; none for rules about indicators. <see cref="CheckRuleKind.StockFlow"/>: the stock, then its net additions;
    /// <see cref="CheckRuleKind.AtMost"/>: the smaller, then the larger.
    /// </summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>Indicators it is about; none for rules about metrics.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Difference that is still no finding, in the metric's unit, from 0. Default 0.</summary>
    public required decimal Tolerance { get; init; }

    /// <summary>Least number of earlier values (history) or of other units (peers) to compare with, 3 to 1,000; 0 where the kind has no use for it.</summary>
    public required int Least { get; init; }

    /// <summary>Robust standard deviations beyond which a change is a jump, above 0; 0 where not used.</summary>
    public required decimal Deviations { get; init; }

    /// <summary>Change in percent below which nothing is a jump, above 0; 0 where not used.</summary>
    public required decimal Change { get; init; }

    /// <summary>Number of periods with the same value that make a finding, 3 to 12; 0 where not used.</summary>
    public required int Run { get; init; }

    /// <summary>Years by which a denominator may be older, 0 to 50; 0 where not used.</summary>
    public required int Years { get; init; }

    /// <summary>Ratio: the lowest that can be, in the indicator's unit. Repeated values: the lowest that is looked at. Null: no limit.</summary>
    public required decimal? Minimum { get; init; }

    /// <summary>Ratio: the highest that can be, in the indicator's unit. Null: no limit.</summary>
    public required decimal? Maximum { get; init; }

    /// <summary>How much a finding matters.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string EnglishName { get; init; }

    /// <summary>Why it matters and what is to be done, Vietnamese.</summary>
    public required string Explanation { get; init; }

    /// <summary>Why it matters and what is to be done, English.</summary>
    public required string EnglishExplanation { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
