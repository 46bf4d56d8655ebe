using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>How exact a printed number is, by what it is about. Pure.</summary>
internal static class FigureReader
{
    /// <summary>From here on zeros at the end can be rounding; below it a count is as exact as it looks.</summary>
    private const decimal LeastCoarse = 1000;

    // Just below the next number printed: 162 cut off is less than 163.
    private const decimal AlmostOne = 0.999999m;

    /// <summary>What the number can stand for.</summary>
    public static Figure Of(LabelledNumber number, Catalogue.Catalogue catalogue)
    {
        var printed = number.Number;
        if (number.Role == NumberRole.Plan)
        {
            // A plan is decided, not measured: it is what is printed.
            return Figure.Exactly(printed.Value);
        }

        var (rounded, truncated) = (printed.IfRounded, printed.IfTruncated);
        var isRatio = IsRatio(number, catalogue);
        if (isRatio && IsAsPrinted(printed.Wording))
        {
            // A quotient is never a whole number by nature, even where it is printed as one (6.140 người/điểm).
            var step = printed.Scale / DecimalMath.PowerOfTen(Math.Clamp(printed.Decimals, 0, 18));
            rounded = new(printed.Value - (step / 2), printed.Value + (step / 2));

            // Cut off towards zero: −0,89 is printed as 0 too.
            truncated = printed.Value == 0
                ? new(-step * AlmostOne, step * AlmostOne)
                : IntervalMath.Between(printed.Value, printed.Value + (Math.Sign(printed.Value) < 0 ? -step : step) * AlmostOne);
        }

        var coarse = rounded.Hull(truncated);
        if (CoarseStep(printed, isRatio ? 1 : 2) is { } wide && IsAsPrinted(printed.Wording))
        {
            coarse = coarse.Hull(new(printed.Value - (wide / 2), printed.Value + (wide * AlmostOne)));
        }

        return new(printed.Value, rounded, truncated, coarse, IsLoose(printed.Wording));
    }

    /// <summary>Whether it is a quotient by nature: a per cent, a density, a radius.</summary>
    public static bool IsRatio(LabelledNumber number, Catalogue.Catalogue catalogue) =>
        number.Role is NumberRole.Completion or NumberRole.Growth or NumberRole.RatioToBase or NumberRole.Share
        || (number.Item is { } item && catalogue.Indicators.ContainsKey(item));

    private static bool IsAsPrinted(NumberWording wording) => wording is NumberWording.Plain or NumberWording.Estimated;

    private static bool IsLoose(NumberWording wording) => !IsAsPrinted(wording);

    // 1.180.000: two digits at least count, zeros behind them may be rounding. A single zero is chance more often than rounding.
    private static decimal? CoarseStep(PrintedNumber number, int leastZeros)
    {
        var digits = Math.Abs(number.Value / number.Scale);
        if (number.Decimals > 0 || digits < LeastCoarse || !decimal.IsInteger(digits))
        {
            return null;
        }

        var zeros = 0;
        var step = 1m;
        while (digits % (step * 10) == 0)
        {
            zeros++;
            if (digits / (step * 10) < 10)
            {
                break;
            }

            step *= 10;
        }

        return zeros >= leastZeros ? step * number.Scale : null;
    }
}
