using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>The same figure printed twice, or printed and in the ledger, is the same number within what is printed.</summary>
internal sealed class SameValueRelation : Relation
{
    private readonly int _first;
    private readonly int? _second;
    private readonly LedgerUse? _ledger;
    private readonly Confidence _confidence;

    /// <summary>Printed twice.</summary>
    public SameValueRelation(int first, int second, Confidence confidence)
    {
        (_first, _second, _confidence) = (first, second, confidence);
        Uses = [new(first, "value"), new(second, "value")];
    }

    /// <summary>Printed, and in the ledger.</summary>
    public SameValueRelation(int printed, LedgerUse ledger)
    {
        (_first, _ledger, _confidence) = (printed, ledger, Confidence.Certain);
        Uses = [new(printed, "value")];
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

        return one.Coarse.Meets(other.Coarse) ? Verdict.HoldsOnlyIf : Verdict.Fails;
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
                Verdict.HoldsOnlyIf => [isTruncated ? DiagnosisMark.OnlyTruncated : DiagnosisMark.OnlyRounded],
                Verdict.Holds when one.Value != other.Value => [DiagnosisMark.OnlyRounded],
                _ => [],
            },
            Expected = _ledger?.Value,
            Ledger = _ledger is { } use ? [use] : [],
            Confidence = scope.ConfidenceOf(this),
        };
    }

    private Figure Other(IFigures figures) => _second is { } id ? figures[id] : Figure.Exactly(_ledger!.Value);

    private string Summary(Tongue t, RelationScope scope, Verdict verdict, bool isTruncated)
    {
        var pair = _second is { } second ? $" ({scope.Written(t, _first)}; {scope.Written(t, second)})" : "";
        return verdict switch
        {
            Verdict.Holds => (_second is null ? t.T("khớp với sổ cái", "holds against the ledger") : t.T("khớp: hai lần ghi giống nhau", "holds: printed alike")) + (scope.Figures[_first].Value == Other(scope.Figures).Value ? "" : pair),
            Verdict.HoldsOnlyIf when isTruncated => t.T("chỉ khớp nếu bị cắt bớt chữ số", "holds only if truncated") + pair,
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
