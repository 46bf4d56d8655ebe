using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>A printed quotient and the two numbers that it is of; at most one of the two is not known, and is then implied.</summary>
internal abstract class QuotientRelation(int result, string resultAs, Formula formula, Operand numerator, Operand denominator) : Relation
{
    private readonly NumberUse[] _uses =
    [
        new(result, resultAs),
        .. numerator.Numbers.Select(n => new NumberUse(n, numerator.As)),
        .. denominator.Numbers.Select(n => new NumberUse(n, denominator.As)),
    ];

    /// <summary>The printed quotient.</summary>
    protected int Result { get; } = result;

    /// <summary>How it is computed.</summary>
    protected Formula Formula { get; } = formula;

    /// <summary>What is divided.</summary>
    protected Operand Numerator { get; } = numerator;

    /// <summary>What it is divided by.</summary>
    protected Operand Denominator { get; } = denominator;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses => _uses;

    /// <summary>Figures of the ledger that it rests on.</summary>
    protected IReadOnlyList<LedgerUse> LedgerUses =>
        [.. new[] { Numerator, Denominator }.Where(o => !o.IsPrinted && o.Ledger is not null).Select(o => o.Ledger!)];

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures)
    {
        if (Numerator.IsUnusable(figures) || Denominator.IsUnusable(figures))
        {
            return null;
        }

        if (!Numerator.IsKnown || !Denominator.IsKnown)
        {
            return Implied(figures, isNumerator: !Numerator.IsKnown) is null ? null : Verdict.HoldsOnlyIf;
        }

        return AgreementOf(figures) is { } agreement ? JudgeOf(agreement, figures) : null;
    }

    /// <summary>The verdict where both numbers are known.</summary>
    protected Verdict JudgeOf(Agreement agreement, IFigures figures)
    {
        var verdict = agreement.Verdict();
        return verdict == Verdict.Holds && LooseOf(figures) is not null ? Verdict.HoldsOnlyIf : verdict;
    }

    /// <summary>The operand whose words leave it open; null where none does.</summary>
    protected Operand? LooseOf(IFigures figures) => Denominator.IsLoose(figures) ? Denominator : Numerator.IsLoose(figures) ? Numerator : null;

    /// <summary>How the printed quotient fits; null where the numbers do not divide.</summary>
    protected virtual Agreement? AgreementOf(IFigures figures) => AgreementOf(figures, Formula, Numerator);

    /// <summary>How it fits by that formula and numerator; null where the numbers do not divide.</summary>
    protected Agreement? AgreementOf(IFigures figures, Formula by, Operand over)
    {
        foreach (var width in (ReadOnlySpan<Width>)[Width.Rounded, Width.Truncated, Width.Coarse])
        {
            if (by.Value(over.At(width, figures), Denominator.At(width, figures)) is null)
            {
                return null;
            }
        }

        return Agreements.Of(figures[Result], width => by.Value(over.At(width, figures), Denominator.At(width, figures))!.Value);
    }

    /// <summary>What one number must be, the other as it is; null where nothing follows.</summary>
    protected (Interval Range, decimal Best)? Implied(IFigures figures, bool isNumerator)
    {
        var printed = figures[Result];
        var other = isNumerator ? Denominator : Numerator;
        var known = other.At(Width.Rounded, figures);
        var (range, best) = isNumerator
            ? (Formula.Numerator(printed.Rounded, known), Formula.Numerator(printed.Value, other.Value(figures)))
            : (Formula.Denominator(printed.Rounded, known), Formula.Denominator(printed.Value, other.Value(figures)));
        return range is { } some && best is { } value ? (some, value) : null;
    }

    /// <summary>What the numbers give as printed; null where they do not divide.</summary>
    protected decimal? Computed(IFigures figures) => Formula.Value(Numerator.Value(figures), Denominator.Value(figures));
}
