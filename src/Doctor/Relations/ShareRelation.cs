using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>A printed per cent of a whole.</summary>
internal sealed class ShareRelation(int share, int part, int? whole, Confidence confidence)
    : QuotientRelation(share, "share", Formula.PerCent, Operand.Of("part", part), whole is { } known ? Operand.Of("whole", known) : Operand.Unknown("whole"))
{
    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.ShareAndBase;

    /// <inheritdoc/>
    public override Confidence Confidence => confidence;

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var figures = scope.Figures;
        var verdict = Judge(figures)!.Value;
        var agreement = Denominator.IsKnown ? AgreementOf(figures) : null;
        var isOpen = agreement is null || (verdict == Verdict.HoldsOnlyIf && agreement <= Agreement.Rounded);
        var implied = isOpen ? Implied(figures, isNumerator: false) : null;
        var computed = Denominator.IsKnown ? Computed(figures) : null;
        var scale = scope[part].Number.Scale;
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = verdict,
            Item = scope[Result].Item ?? scope[part].Item,
            Summary = Tongue.Say(t => implied is { } must
                ? t.T("chỉ khớp nếu tổng là ", "holds only if the whole is ") + t.Amount(must.Best, scale)
                : QuotientText.Summary(t, agreement!.Value, scope.Written(t, Result), computed!.Value)),
            Arithmetic = Tongue.Say(t => implied is { } must
                ? $"{scope.Written(t, part)} ÷ {scope.Written(t, Result)} % = {t.Amount(must.Best, scale)}"
                : QuotientText.PerCentLine(t, scope.Written(t, part), scope.Written(t, whole!.Value), computed!.Value, scope.Written(t, Result))),
            Numbers = Uses,
            Marks = implied is null ? agreement!.Value.Marks() : Denominator.IsKnown ? [] : [DiagnosisMark.BaseNotPrinted],
            Expected = computed,
            Implied = implied is { } value ? new ImpliedValue("whole", value.Range, value.Best) : null,
            Confidence = scope.ConfidenceOf(this),
        };
    }
}
