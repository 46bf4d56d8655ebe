using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>A computed figure's formula with its numbers, to be computed again with one of them changed. Pure.</summary>
internal sealed class FigureArithmetic
{
    private FigureArithmetic(Indicator? indicator, Operand numerator, Operand? denominator, decimal dividend, decimal? divisor)
    {
        Indicator = indicator;
        Numerator = numerator;
        Denominator = denominator;
        Dividend = dividend;
        Divisor = divisor;
    }

    /// <summary>The definition; null for a metric.</summary>
    public Indicator? Indicator { get; }

    /// <summary>What is divided, or the metric's value.</summary>
    public Operand Numerator { get; }

    /// <summary>What it is divided by; null for a metric, and where the mean of two levels is taken, which no other single value replaces.</summary>
    public Operand? Denominator { get; }

    /// <summary>The numerator's value.</summary>
    public decimal Dividend { get; }

    /// <summary>What it was divided by; null for a metric.</summary>
    public decimal? Divisor { get; }

    /// <summary>The formula of a figure that has a value; null where it cannot be computed again.</summary>
    public static FigureArithmetic? Of(FigureItem item, Figure figure)
    {
        if (figure is not { Exact: not null, Passport: { Numerator: { Value: { } dividend } numerator } passport })
        {
            return null;
        }

        if (item.Indicator is not { } indicator)
        {
            return new FigureArithmetic(null, numerator, null, dividend, null);
        }

        return passport.Denominator is not { Value: { } closing } denominator ? null
            : passport.OpeningDenominator is { Value: { } opening } ? new FigureArithmetic(indicator, numerator, null, dividend, (opening + closing) / 2)
            : new FigureArithmetic(indicator, numerator, denominator, dividend, closing);
    }

    /// <summary>The figure with other numbers; null where it has no value or does not fit.</summary>
    public decimal? Compute(decimal dividend, decimal? divisor)
    {
        if (Indicator is null)
        {
            return dividend;
        }

        try
        {
            return divisor is { } by and not 0 && dividend / by >= 0 ? Indicator.Quotient(dividend, by) : null;
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>What the operands would have to be for a printed value, one at a time; empty for a metric.</summary>
    public IEnumerable<ImpliedOperand> Imply(PrintedValue printed)
    {
        if (Indicator is not { Factor: > 0 } indicator || Dividend <= 0 || Divisor is not > 0 || printed.Value <= printed.Step / 2)
        {
            yield break;
        }

        // Rounded or cut off: from half a step below to a step above.
        var (low, high) = (printed.Value - (printed.Step / 2), printed.Value + printed.Step);
        if (Bounds(Numerator.Metric, value => Divisor.Value * Ratio(indicator, value)) is { } dividend)
        {
            yield return dividend;
        }

        if (Denominator is not null && Bounds(Denominator.Metric, value => Dividend / Ratio(indicator, value)) is { } divisor)
        {
            yield return divisor;
        }

        ImpliedOperand? Bounds(Metric metric, Func<decimal, decimal> of)
        {
            try
            {
                var (one, other) = (of(low), of(high));
                return new ImpliedOperand(
                    metric,
                    decimal.Round(of(printed.Value), metric.Decimals),
                    decimal.Round(Math.Min(one, other), metric.Decimals),
                    decimal.Round(Math.Max(one, other), metric.Decimals));
            }
            catch (ArithmeticException)
            {
                return null;
            }
        }
    }

    private static decimal Ratio(Indicator indicator, decimal value)
    {
        var quotient = value / indicator.Factor;
        return indicator.Function == IndicatorFunction.SquareRoot ? quotient * quotient : quotient;
    }
}
