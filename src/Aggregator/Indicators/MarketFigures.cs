using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Operators' shares of a metric's total, and their concentration. Pure.</summary>
internal static class MarketFigures
{
    /// <summary>One operator's per cent of the total.</summary>
    public static Figure Share(FigureRequest request, Figure own, Figure total)
    {
        var start = FigureStart.Of(request, total.Passport.CatalogueVersion);
        var passport = start.Passport with
        {
            Formula = $"100 × {own.Item} of {request.Operator} / {total.Item} of all",
            Numerator = own.Passport.Numerator,
            Denominator = total.Passport.Numerator,
            BasedOn = [own, total],
            Notes = [.. own.Passport.Notes, .. total.Passport.Notes],
        };
        var metric = request.Item.Code;
        var reason = request.Operator == FigureQuery.AllOperators ? FigureReason.Of(FigureReasonCode.OperatorNeeded, "item", request.Item.Text)
            : own.Exact is null ? own.Reason
            : total.Exact is null ? FigureReason.Of(FigureReasonCode.NoDenominator, "metric", metric)
            : total.Exact == 0 ? FigureReason.Of(FigureReasonCode.ZeroDenominator, "metric", metric)
            : null;
        var exact = reason is null ? Percent.Of(own.Exact!.Value, total.Exact!.Value) : null;
        return Finish(start, passport, exact, reason, own.Status == FigureStatus.Complete && total.Status == FigureStatus.Complete);
    }

    /// <summary>Sum of the squared shares, 0 to 10,000.</summary>
    public static Figure Concentration(FigureRequest request, Figure total)
    {
        var start = FigureStart.Of(request with { Operator = FigureQuery.AllOperators }, total.Passport.CatalogueVersion);
        var operand = total.Passport.Numerator;
        var passport = start.Passport with
        {
            Formula = $"sum over operators of (100 × {total.Item} / {total.Item} of all)²",
            Numerator = operand,
            Denominator = operand,
            BasedOn = [total],
            Notes = total.Passport.Notes,
        };
        var metric = request.Item.Code;
        var reason = total.Exact is null ? total.Reason
            : total.Exact == 0 ? FigureReason.Of(FigureReasonCode.ZeroDenominator, "metric", metric)
            : operand!.Contributions.Any(c => c.Kind != SourceKind.Operator) ? FigureReason.Of(FigureReasonCode.NotByOperator, "metric", metric)
            : null;
        decimal? exact = reason is null ? 0 : null;
        foreach (var contribution in reason is null ? operand!.Contributions : [])
        {
            exact += Percent.Of(contribution.Value ?? 0, total.Exact!.Value) is { } share and > -1e12m and < 1e12m ? share * share : null;
        }

        return Finish(start, passport, exact, reason, total.Status == FigureStatus.Complete);
    }

    private static Figure Finish(Figure start, Passport passport, decimal? exact, FigureReason? reason, bool isComplete) => start with
    {
        Exact = exact,
        Value = exact is { } value ? passport.Rounding.Apply(value) : null,
        Status = exact is null ? FigureStatus.Missing : isComplete ? FigureStatus.Complete : FigureStatus.Partial,
        Reason = exact is null ? reason ?? FigureReason.Of(FigureReasonCode.OutOfRange, "item", start.Item) : null,
        Passport = passport,
    };
}
