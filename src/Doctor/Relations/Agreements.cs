using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>Holds results against what their numbers give. Pure.</summary>
internal static class Agreements
{
    /// <summary>
    /// How the result fits. Numbers that were cut off with a result that was rounded is not tried: one hand does not round up what it has just cut off.
    /// </summary>
    /// <param name="result">As printed.</param>
    /// <param name="computed">What the numbers give, read in that way.</param>
    public static Agreement Of(Figure result, Func<Width, Interval> computed)
    {
        var given = computed(Width.Rounded);
        var rounded = result.Rounded.Meets(given);
        var truncated = result.Truncated.Meets(given);
        if (rounded)
        {
            return truncated ? Agreement.Both : Agreement.Rounded;
        }

        if (truncated || result.Truncated.Meets(computed(Width.Truncated)))
        {
            return Agreement.Truncated;
        }

        // Coarse holds cut-off numbers too; without zeros at an end it would only mix the two ways.
        return IsCoarse(result) || IsCoarser(computed) ? CoarseAgreement(result, computed) : Agreement.None;
    }

    /// <summary>What arithmetic says of it.</summary>
    public static Verdict Verdict(this Agreement agreement) => agreement switch
    {
        Agreement.Both or Agreement.Rounded => Diagnoses.Verdict.Holds,
        Agreement.None => Diagnoses.Verdict.Fails,
        _ => Diagnoses.Verdict.HoldsOnlyIf,
    };

    /// <summary>The mark that says so; none where it fits in every way or in none.</summary>
    public static IReadOnlyList<DiagnosisMark> Marks(this Agreement agreement) => agreement switch
    {
        Agreement.Rounded or Agreement.Coarse => [DiagnosisMark.OnlyRounded],
        Agreement.Truncated => [DiagnosisMark.OnlyTruncated],
        _ => [],
    };

    private static bool IsCoarse(Figure figure) => figure.Coarse != figure.Rounded.Hull(figure.Truncated);

    private static bool IsCoarser(Func<Width, Interval> computed)
    {
        var coarse = computed(Width.Coarse);
        var plain = computed(Width.Rounded).Hull(computed(Width.Truncated));
        return coarse.Low < plain.Low || coarse.High > plain.High;
    }

    private static Agreement CoarseAgreement(Figure result, Func<Width, Interval> computed) =>
        result.Coarse.Meets(computed(Width.Coarse)) ? Agreement.Coarse : Agreement.None;
}
