using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>A printed indicator with what it is computed from, as far as report and ledger say. Immutable.</summary>
/// <param name="Number">The printed indicator.</param>
/// <param name="Variants">Definitions that it can be by, the one that it was read as first: a radius by the circle or by half a square.</param>
/// <param name="Numerator">What is divided.</param>
/// <param name="SummedNumerator">The numerator as the sum of its printed parts, where the total is printed too and differs; null otherwise.</param>
/// <param name="Denominator">What it is divided by.</param>
internal sealed record RatioReading(
    int Number, IReadOnlyList<Indicator> Variants, Operand Numerator, Operand? SummedNumerator, Operand Denominator)
{
    /// <summary>The definition that it was read as.</summary>
    public Indicator Indicator => Variants[0];

    /// <summary>How sure it is that these numbers belong together.</summary>
    public Confidence Confidence => Numerator.AreOwn && Denominator.AreOwn ? Confidence.Certain : Confidence.Likely;

    /// <summary>Whether the printed figures say what the metric must be: it is one of the two, and the other is printed.</summary>
    public bool Implies(Metric metric) =>
        (Indicator.Denominator == metric && !Denominator.IsPrinted && Numerator.IsPrinted)
        || (Indicator.Numerator == metric && !Numerator.IsPrinted && Denominator.IsPrinted);

    /// <summary>What the metric must be, the printed digits taken as exact; null where nothing follows.</summary>
    public decimal? Best(Metric metric, IFigures figures)
    {
        var result = figures[Number].Value;
        var formula = Formula.Of(Indicator);
        return Indicator.Denominator == metric
            ? formula.Denominator(result, Numerator.Value(figures))
            : formula.Numerator(result, Denominator.Value(figures));
    }

    /// <summary>Where the metric must lie as printed and rounded; null where nothing follows.</summary>
    public Interval? Range(Metric metric, IFigures figures) => Range(metric, figures, Formula.Of(Indicator), Numerator, Width.Rounded);

    /// <summary>Where the metric can lie at the widest, by each definition and numerator.</summary>
    public IEnumerable<Interval> Widest(Metric metric, IFigures figures)
    {
        foreach (var variant in Variants)
        {
            foreach (var numerator in SummedNumerator is { } summed ? [Numerator, summed] : (Operand[])[Numerator])
            {
                if (Range(metric, figures, Formula.Of(variant), numerator, Width.Coarse) is { } range)
                {
                    yield return range;
                }
            }
        }
    }

    private Interval? Range(Metric metric, IFigures figures, Formula formula, Operand numerator, Width width)
    {
        var result = figures[Number].At(width);
        return Indicator.Denominator == metric
            ? formula.Denominator(result, numerator.At(width, figures))
            : formula.Numerator(result, Denominator.At(width, figures));
    }
}
