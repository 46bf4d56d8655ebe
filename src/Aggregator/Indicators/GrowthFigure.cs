using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Growth against the same period of the year before: 100 × (now / then − 1). Pure.</summary>
internal static class GrowthFigure
{
    /// <summary>The figure, or a refusal: a base that is missing, zero, negative or of another definition gives no percentage.</summary>
    public static Figure Of(FigureRequest request, Figure now, Figure then)
    {
        var start = FigureStart.Of(request, now.Passport.CatalogueVersion);
        var passport = start.Passport with
        {
            Formula = $"100 × ({now.Item} {now.Period} / {then.Item} {then.Period} − 1)",
            Numerator = now.Passport.Numerator,
            Denominator = now.Passport.Denominator,
            BasedOn = [now, then],
            PointSet = now.Passport.PointSet,
            Notes = [.. now.Passport.Notes, .. then.Passport.Notes],
        };
        if (now.Exact is not { } value)
        {
            return start with { Reason = now.Reason, Passport = passport };
        }

        if (DefinitionBreaks.FirstBetween(request.Item, then.Period, now.Period) is { } found)
        {
            return start with { Reason = ReasonOf(found.Metric, found.Break), Passport = passport };
        }

        var refusal = then.Exact switch
        {
            null => FigureReasonCode.BaseMissing,
            0 => FigureReasonCode.BaseZero,
            < 0 => FigureReasonCode.BaseNegative,
            _ => (FigureReasonCode?)null,
        };
        if (refusal is { } code)
        {
            return start with { Reason = FigureReason.Of(code, "item", then.Item, "period", then.Period.ToString()), Passport = passport };
        }

        var exact = Percent.Of(value - then.Exact!.Value, then.Exact.Value);
        return exact is null
            ? start with { Reason = FigureReason.Of(FigureReasonCode.OutOfRange, "item", request.Item.Text), Passport = passport }
            : start with
            {
                Exact = exact,
                Value = passport.Rounding.Apply(exact.Value),
                Status = now.Status == FigureStatus.Complete && then.Status == FigureStatus.Complete ? FigureStatus.Complete : FigureStatus.Partial,
                Passport = passport,
            };
    }

    private static FigureReason ReasonOf(Metric metric, DefinitionBreak found) => FigureReason.Of(
        FigureReasonCode.DefinitionChanged,
        "metric", metric.Code,
        "on", found.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "note", found.Note,
        "noteEn", found.EnglishNote);
}
