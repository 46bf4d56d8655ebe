namespace Telemetry.Catalogue;

/// <summary>
/// A ratio computed from metrics, never received: <c>factor × f(numerator / denominator)</c>. Immutable; thread-safe.
/// </summary>
public sealed class Indicator
{
    /// <summary>Stable dotted code, such as <c>density.telephone</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Version of the definition, from 1; named in every passport.</summary>
    public required int Version { get; init; }

    /// <summary>Multiplier, exact where it is a decimal; <c>1/sqrt(pi)</c> for the circle formula.</summary>
    public required decimal Factor { get; init; }

    /// <summary>The factor as the catalogue writes it, for passports: <c>100</c>, <c>0.5</c>, <c>1/sqrt(pi)</c>.</summary>
    public required string FactorText { get; init; }

    /// <summary>Identity or square root of the quotient.</summary>
    public required IndicatorFunction Function { get; init; }

    /// <summary>What is divided.</summary>
    public required Metric Numerator { get; init; }

    /// <summary>What it is divided by.</summary>
    public required Metric Denominator { get; init; }

    /// <summary>Level at the end of the period, or the mean of opening and closing levels (revenue per subscriber).</summary>
    public required DenominatorRule DenominatorRule { get; init; }

    /// <summary>Which way is better; decides how completion against a plan is computed.</summary>
    public required Better Better { get; init; }

    /// <summary>Unit of the result, such as <c>per 100 people</c>, <c>km per point</c>, <c>%</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Decimals on display, rounding half away from zero; also those of a planned value. 0 to 6.</summary>
    public required int Decimals { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string EnglishName { get; init; }

    /// <summary>Where the definition comes from (a circular's code, a published series).</summary>
    public required string Origin { get; init; }

    /// <summary>The value from its two numbers, nothing rounded.</summary>
    /// <exception cref="ArithmeticException">It does not fit, or is divided by zero.</exception>
    public decimal Quotient(decimal numerator, decimal denominator) => Function == IndicatorFunction.Identity
        ? Factor * numerator / denominator
        : Factor * DecimalMath.Sqrt(numerator / denominator);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
