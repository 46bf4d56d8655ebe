namespace Telemetry.Doctor.Reading;

/// <summary>Where the exact value of a printed number can lie. Pure.</summary>
internal static class Precision
{
    // "Just below the next": a thousandth of the last place below it, so that an interval can have closed ends.
    private const decimal JustBelow = 0.999m;

    /// <summary>By rounding to the digits printed, and by the wording.</summary>
    /// <param name="value">The value, scale applied.</param>
    /// <param name="place">What the last printed digit stands for.</param>
    /// <param name="isExact">Whether nothing was rounded away: whole counts, whole đồng.</param>
    /// <param name="wording">What the words say.</param>
    public static Interval Rounded(decimal value, decimal place, bool isExact, NumberWording wording)
    {
        var step = Math.Max(place, RoundPlace(value, place));
        return wording switch
        {
            NumberWording.MoreThan => new Interval(value, value + step),
            NumberWording.LessThan => new Interval(value - step, value),
            NumberWording.About => new Interval(value - (step / 2), value + (step / 2)),
            NumberWording.AtLeast => new Interval(value, Math.Max(value, Interval.NoEnd)),
            NumberWording.AtMost => new Interval(value >= 0 ? 0 : -Interval.NoEnd, value),
            _ => isExact ? Interval.Exactly(value) : new Interval(value - (place / 2), value + (place / 2)),
        };
    }

    /// <summary>By cutting off what stood behind the last digit printed; by the wording where that says more.</summary>
    public static Interval Truncated(decimal value, decimal place, bool isExact, NumberWording wording)
    {
        if (isExact || wording is not (NumberWording.Plain or NumberWording.Estimated))
        {
            return Rounded(value, place, isExact, wording);
        }

        return value < 0 ? new Interval(value - (place * JustBelow), value) : new Interval(value, value + (place * JustBelow));
    }

    // What the last digit that is not zero stands for; of zero itself, and where digits behind the mark are not zero, the last place.
    private static decimal RoundPlace(decimal value, decimal place)
    {
        var round = place;
        while (value != 0 && value % (round * 10) == 0)
        {
            round *= 10;
        }

        return round;
    }
}
