using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>factor × f(numerator ÷ denominator) + offset, and the same solved for its numbers. Immutable.</summary>
/// <param name="Factor">More than 0.</param>
/// <param name="IsRoot">Whether f is the square root.</param>
/// <param name="Offset">What is added: −100 of a growth.</param>
internal sealed record Formula(decimal Factor, bool IsRoot = false, decimal Offset = 0)
{
    /// <summary>A per cent of something.</summary>
    public static Formula PerCent { get; } = new(100);

    /// <summary>A change in per cent.</summary>
    public static Formula Growth { get; } = new(100, Offset: -100);

    /// <summary>An indicator's.</summary>
    public static Formula Of(Indicator indicator) => new(indicator.Factor, indicator.Function == IndicatorFunction.SquareRoot);

    /// <summary>The result; null where the numbers do not divide.</summary>
    public decimal? Value(decimal numerator, decimal denominator)
    {
        if (denominator <= 0 || (IsRoot && numerator < 0))
        {
            return null;
        }

        var quotient = numerator / denominator;
        return (Factor * (IsRoot ? DecimalMath.Sqrt(quotient) : quotient)) + Offset;
    }

    /// <summary>Where the result can lie; null where the numbers do not divide, or need not.</summary>
    public Interval? Value(Interval numerator, Interval denominator)
    {
        if (denominator.Low <= 0 || numerator.Low < 0)
        {
            return null;
        }

        return Value(numerator.Low, denominator.High) is { } low && Value(numerator.High, denominator.Low) is { } high ? new Interval(low, high) : null;
    }

    /// <summary>The denominator that gives the result; null where none does.</summary>
    public decimal? Denominator(decimal result, decimal numerator) => Quotient(result) is { } quotient and > 0 ? numerator / quotient : null;

    /// <summary>Where the denominator can lie; null where it can be anything.</summary>
    public Interval? Denominator(Interval result, Interval numerator) =>
        Denominator(result.High, numerator.Low) is { } low && Denominator(result.Low, numerator.High) is { } high ? IntervalMath.Between(low, high) : null;

    /// <summary>The numerator that gives the result; null where none does.</summary>
    public decimal? Numerator(decimal result, decimal denominator) => Quotient(result) is { } quotient ? quotient * denominator : null;

    /// <summary>Where the numerator can lie; null where it can be anything.</summary>
    public Interval? Numerator(Interval result, Interval denominator) =>
        Numerator(result.Low, denominator.Low) is { } low && Numerator(result.High, denominator.High) is { } high ? IntervalMath.Between(low, high) : null;

    private decimal? Quotient(decimal result)
    {
        var quotient = (result - Offset) / Factor;
        return quotient < 0 ? null : IsRoot ? quotient * quotient : quotient;
    }
}
