using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>factor × f(numerator / denominator), in decimals, with nothing rounded before the end. Pure.</summary>
internal static class IndicatorFormula
{
    /// <summary>The formula in words of codes.</summary>
    public static string TextOf(Indicator indicator)
    {
        var denominator = indicator.DenominatorRule == DenominatorRule.AverageOfPeriod
            ? $"mean of opening and closing {indicator.Denominator.Code}"
            : indicator.Denominator.Code;
        if (indicator.Function == IndicatorFunction.SquareRoot)
        {
            return $"{indicator.FactorText} × sqrt({indicator.Numerator.Code} / {denominator})";
        }

        return indicator.Factor == 1 ? $"{indicator.Numerator.Code} / {denominator}" : $"{indicator.FactorText} × {indicator.Numerator.Code} / {denominator}";
    }

    /// <summary>The figure from its operands.</summary>
    /// <param name="start">The figure as asked.</param>
    /// <param name="indicator">The definition.</param>
    /// <param name="numerator">What is divided.</param>
    /// <param name="denominator">What it is divided by: the closing level where an opening one is given.</param>
    /// <param name="opening">The opening level, for the mean.</param>
    public static Figure Apply(Figure start, Indicator indicator, Operand numerator, Operand denominator, Operand? opening)
    {
        var notes = new List<FigureNote>();
        OperandNotes.Add(notes, numerator, isDenominator: false);
        OperandNotes.Add(notes, denominator, isDenominator: true);
        if (opening is not null)
        {
            OperandNotes.AddAverage(notes, opening, denominator);
        }

        var exact = Compute(start.Area, indicator, numerator, denominator, opening, out var reason);
        var isPartial = numerator.IsPartial || denominator.IsPartial || opening is { IsPartial: true };
        return start with
        {
            Exact = exact,
            Value = exact is { } value ? start.Passport.Rounding.Apply(value) : null,
            Status = exact is null ? FigureStatus.Missing : isPartial ? FigureStatus.Partial : FigureStatus.Complete,
            Reason = reason,
            Passport = start.Passport with
            {
                Numerator = numerator,
                Denominator = denominator,
                OpeningDenominator = opening,
                PointSet = OperandNotes.PointSetOf(denominator.Metric) ?? OperandNotes.PointSetOf(numerator.Metric),
                Notes = notes,
            },
        };
    }

    private static decimal? Compute(Area area, Indicator indicator, Operand numerator, Operand denominator, Operand? opening, out FigureReason? reason)
    {
        reason = null;
        if (numerator.Value is not { } dividend)
        {
            reason = OperandNotes.ReasonOf(numerator, area);
            return null;
        }

        if (denominator.Value is not { } divisor || (opening is not null && opening.Value is null))
        {
            reason = FigureReason.Of(FigureReasonCode.NoDenominator, "metric", denominator.Metric.Code);
            return null;
        }

        if (opening is not null)
        {
            divisor = (divisor + opening.Value!.Value) / 2;
        }

        if (divisor == 0)
        {
            reason = FigureReason.Of(FigureReasonCode.ZeroDenominator, "metric", denominator.Metric.Code);
            return null;
        }

        try
        {
            if (indicator.Function == IndicatorFunction.SquareRoot && dividend / divisor < 0)
            {
                reason = FigureReason.Of(FigureReasonCode.NegativeQuotient, "metric", numerator.Metric.Code);
                return null;
            }

            return indicator.Quotient(dividend, divisor);
        }
        catch (OverflowException)
        {
            reason = FigureReason.Of(FigureReasonCode.OutOfRange, "item", indicator.Code);
            return null;
        }
    }
}
