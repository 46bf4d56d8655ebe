using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Edits;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>The same figure printed twice, or printed and in the ledger, is the same number within what is printed.</summary>
internal sealed class SameValueRelation : Relation
{
    private const int LeastDigits = 4;

    // Farther apart no carelessness but another subject explains.
    private const decimal MostDifference = 0.2m;

    private readonly int _first;
    private readonly int? _second;
    private readonly LedgerUse? _ledger;
    private readonly Confidence _confidence;
    private readonly bool _isSlip;

    /// <summary>Printed twice.</summary>
    /// <param name="first">The first print.</param>
    /// <param name="second">The second.</param>
    /// <param name="isSlip">Whether one slip of the hand relates the two; if none does and they differ, they are rather two figures.</param>
    /// <param name="confidence">How sure it is that they are one figure.</param>
    public SameValueRelation(int first, int second, bool isSlip, Confidence confidence)
    {
        (_first, _second, _isSlip, _confidence) = (first, second, isSlip, confidence);
        Uses = [new(first, "value"), new(second, "value")];
    }

    /// <summary>Printed, and in the ledger.</summary>
    public SameValueRelation(int printed, LedgerUse ledger)
    {
        (_first, _ledger, _confidence) = (printed, ledger, Confidence.Certain);
        Uses = [new(printed, "value")];
    }

    /// <summary>Whether one of the two is the other with one slip of the hand. Of few digits everything is, and one digit apart are two districts too.</summary>
    public static bool AreOneSlipApart(RelationScope scope, int one, int other)
    {
        return IsSlipOf(one, other) || IsSlipOf(other, one);

        bool IsSlipOf(int printed, int meant)
        {
            var number = scope[printed].Number;
            return number.Text.Count(char.IsAsciiDigit) >= LeastDigits && scope[meant].Number.Text.Count(char.IsAsciiDigit) >= LeastDigits
                && PrintedEdits.Of(number, WholeCount.IsMeant(scope[printed], scope.Catalogue) && number.Scale == 1).Any(e => e.Slip != PrintedSlip.OneDigit && e.Value == scope.Figures[meant].Value);
        }
    }

    /// <summary>Whether they can be one figure at all: alike within what is printed, one slip apart, or not far from each other.</summary>
    public static bool MayBeOne(RelationScope scope, int one, int other)
    {
        var (a, b) = (scope.Figures[one], scope.Figures[other]);
        var larger = Math.Max(Math.Abs(a.Value), Math.Abs(b.Value));
        return a.Coarse.Meets(b.Coarse) || Math.Abs(a.Value - b.Value) <= MostDifference * larger || AreOneSlipApart(scope, one, other);
    }

    /// <inheritdoc/>
    public override DiagnosisKind Kind => _ledger is null ? DiagnosisKind.PrintedTwice : DiagnosisKind.AgainstLedger;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses { get; }

    /// <inheritdoc/>
    public override Confidence Confidence => _confidence;

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures)
    {
        if (figures.IsUnusable(_first) || (_second is { } id && figures.IsUnusable(id)))
        {
            return null;
        }

        var (one, other) = (figures[_first], Other(figures));
        if (one.Value == other.Value || one.Rounded.Meets(other.Rounded))
        {
            return Verdict.Holds;
        }

        return one.Coarse.Meets(other.Coarse) || IsRatherAnother ? Verdict.HoldsOnlyIf : Verdict.Fails;
    }

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var verdict = Judge(scope.Figures)!.Value;
        var (one, other) = (scope.Figures[_first], Other(scope.Figures));
        var isTruncated = verdict == Verdict.HoldsOnlyIf && (one.Truncated.Meets(other.Rounded) || one.Rounded.Meets(other.Truncated));
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = verdict,
            Item = scope[_first].Item,
            Summary = Tongue.Say(t => Summary(t, scope, verdict, isTruncated)),
            Arithmetic = Tongue.Say(t => Arithmetic(t, scope)),
            Numbers = Uses,
            Marks = verdict switch
            {
                Verdict.HoldsOnlyIf when !one.Coarse.Meets(other.Coarse) => [],
                Verdict.HoldsOnlyIf => [isTruncated ? DiagnosisMark.OnlyTruncated : DiagnosisMark.OnlyRounded],
                Verdict.Holds when one.Value != other.Value => [DiagnosisMark.OnlyRounded],
                _ => [],
            },
            Expected = _ledger?.Value,
            Ledger = _ledger is { } use ? [use] : [],
            Confidence = scope.ConfidenceOf(this),
        };
    }

    private bool IsRatherAnother => _second is not null && !_isSlip;

    private Figure Other(IFigures figures) => _second is { } id ? figures[id] : Figure.Exactly(_ledger!.Value);

    private string Summary(Tongue t, RelationScope scope, Verdict verdict, bool isTruncated)
    {
        var pair = _second is { } second ? $" ({scope.Written(t, _first)}; {scope.Written(t, second)})" : "";
        return verdict switch
        {
            Verdict.Holds => (_second is null ? t.T("khớp với sổ cái", "holds against the ledger") : t.T("khớp: hai lần ghi giống nhau", "holds: printed alike")) + (scope.Figures[_first].Value == Other(scope.Figures).Value ? "" : pair),
            Verdict.HoldsOnlyIf when isTruncated => t.T("chỉ khớp nếu bị cắt bớt chữ số", "holds only if truncated") + pair,
            Verdict.HoldsOnlyIf when !scope.Figures[_first].Coarse.Meets(Other(scope.Figures).Coarse) =>
                t.T("chỉ khớp nếu là hai số liệu khác nhau", "holds only if they are different figures") + pair,
            Verdict.HoldsOnlyIf => t.T("chỉ khớp nếu được làm tròn", "holds only if rounded") + pair,
            _ => _second is null
                ? t.T("không khớp với sổ cái", "fails against the ledger")
                : t.T("không khớp: cùng một số liệu được ghi khác nhau", "fails: the same figure is printed differently") + pair,
        };
    }

    private string Arithmetic(Tongue t, RelationScope scope)
    {
        var other = Other(scope.Figures).Value;
        var difference = scope.Figures[_first].Value - other;
        var scale = _second is { } id ? scope.ScaleOf([_first, id]) : scope[_first].Number.Scale;
        var second = _ledger is { } use
            ? t.T($"sổ cái {t.N(other, scale, 6)} ({use.Source}, {use.PeriodUsed})", $"ledger {t.N(other, scale, 6)} ({use.Source}, {use.PeriodUsed})")
            : scope.Written(t, _second!.Value);
        return $"{scope.Written(t, _first)}; {second}" + (difference == 0 ? "" : t.T("; chênh lệch ", "; difference ") + t.N(difference, scale, 6));
    }
}
