using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>A printed indicator against what it is computed from. It fails only if no definition of it, and neither the numerator printed nor the sum of its parts, fits.</summary>
internal sealed class IndicatorRelation(RatioReading reading)
    : QuotientRelation(reading.Number, "ratio", Formula.Of(reading.Indicator), reading.Numerator, reading.Denominator)
{
    /// <summary>What the reading rests on.</summary>
    public RatioReading Reading { get; } = reading;

    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.RatioAndBase;

    /// <inheritdoc/>
    public override Confidence Confidence => Reading.Confidence;

    /// <summary>A figure of the ledger is not mended by changing the report to fit it.</summary>
    public override IEnumerable<int> Editable => LedgerUses.Count > 0 ? [] : base.Editable;

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures) =>
        base.Judge(figures) is not { } verdict ? null
        : verdict != Verdict.Fails ? verdict
        : Other(figures) is null ? Verdict.Fails : Verdict.HoldsOnlyIf;

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope) => new IndicatorText(scope, this).Describe();

    /// <summary>The first other definition or numerator by which it fits, where it does not fit by its own; null where none does.</summary>
    public (Indicator Indicator, Operand Numerator, Agreement Agreement)? Other(IFigures figures)
    {
        foreach (var numerator in Reading.SummedNumerator is { } summed ? [Numerator, summed] : (Operand[])[Numerator])
        {
            foreach (var variant in Reading.Variants)
            {
                if (AgreementOf(figures, Formula.Of(variant), numerator) is { } agreement and not Agreement.None)
                {
                    return (variant, numerator, agreement);
                }
            }
        }

        return null;
    }

    /// <summary>How it fits by its own definition and numerator; null where a number is not known.</summary>
    public Agreement? Own(IFigures figures) => Numerator.IsKnown && Denominator.IsKnown ? AgreementOf(figures) : null;

    /// <summary>What it must be by that definition and numerator; null where the numbers do not divide.</summary>
    public decimal? ValueBy(Indicator indicator, Operand numerator, IFigures figures) =>
        Formula.Of(indicator).Value(numerator.Value(figures), Denominator.Value(figures));

    /// <summary>The ledger's figures that it rests on.</summary>
    public IReadOnlyList<LedgerUse> Ledger => LedgerUses;

    /// <summary>The operand that words leave open; null where none is.</summary>
    public Operand? Loose(IFigures figures) => LooseOf(figures);
}
