using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>A change or ratio in per cent and its base. Without a base it only says what the base must have been.</summary>
/// <param name="growth">The per cent.</param>
/// <param name="formula">Of a growth or of a ratio.</param>
/// <param name="actual">What grew.</param>
/// <param name="from">What it grew from.</param>
/// <param name="basePeriod">When that was; null where it is not said.</param>
internal sealed class GrowthRelation(int growth, Formula formula, int actual, Operand from, Period? basePeriod)
    : QuotientRelation(growth, "growth", formula, Operand.Of("value", actual), from)
{
    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.GrowthAndBase;

    /// <summary>A figure of the ledger is not mended by changing the report to fit it.</summary>
    public override IEnumerable<int> Editable => LedgerUses.Count > 0 ? [] : base.Editable;

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var figures = scope.Figures;
        var verdict = Judge(figures)!.Value;
        var agreement = Denominator.IsKnown ? AgreementOf(figures) : null;
        var isOpen = agreement is null || (verdict == Verdict.HoldsOnlyIf && agreement <= Agreement.Rounded);
        var implied = isOpen ? Implied(figures, isNumerator: false) : null;
        var computed = Denominator.IsKnown ? Computed(figures) : null;
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = verdict,
            Item = scope[Result].Item ?? scope[actual].Item,
            Summary = Tongue.Say(t => implied is { } must ? Open(t, scope, must) : Closed(t, scope, agreement!.Value, computed!.Value)),
            Arithmetic = Tongue.Say(t => implied is { } must ? OpenLine(t, scope, must.Best) : ClosedLine(t, scope, computed!.Value)),
            Numbers = Uses,
            Marks = [.. implied is null ? agreement!.Value.Marks() : [], .. Denominator.IsKnown ? Array.Empty<DiagnosisMark>() : [DiagnosisMark.BaseNotPrinted]],
            Expected = computed,
            Implied = implied is { } value ? new ImpliedValue("base", value.Range, value.Best) : null,
            Ledger = LedgerUses,
            Confidence = scope.ConfidenceOf(this),
        };
    }

    private string BaseName(Tongue t) => basePeriod?.ToString() ?? t.T("số gốc", "the base");

    private string Open(Tongue t, RelationScope scope, (Interval Range, decimal Best) must)
    {
        var said = t.T("chỉ khớp nếu ", "holds only if ") + BaseName(t) + " = " + t.Implied(must.Range, must.Best, scope[actual].Number.Scale);
        return Denominator.IsPrinted
            ? said + t.T("; văn bản ghi “", "; printed as “") + scope.Quoted(Denominator.Numbers[0]) + "”"
            : said + t.T("; số gốc không có trong văn bản", "; base not printed");
    }

    private string Closed(Tongue t, RelationScope scope, Agreement agreement, decimal computed)
    {
        var summary = QuotientText.Summary(t, agreement, scope.Written(t, Result), computed);
        return Denominator.IsPrinted ? summary : summary + t.T(" so với số liệu gốc trong sổ cái", " against the ledger's base");
    }

    private string OpenLine(Tongue t, RelationScope scope, decimal must)
    {
        var ratio = scope.Figures[Result].Value - Formula.Offset;
        var line = $"{scope.Written(t, actual)} ÷ {t.N(ratio)} % = {t.Amount(must, scope[actual].Number.Scale)}";
        return Denominator.IsPrinted && Computed(scope.Figures) is { } computed
            ? line + $"; {scope.Written(t, actual)} ÷ {scope.Written(t, Denominator.Numbers[0])} = {t.N(computed - Formula.Offset)} %"
            : line;
    }

    private string ClosedLine(Tongue t, RelationScope scope, decimal computed)
    {
        var quotient = $"{scope.Written(t, actual)} ÷ {Denominator.Written(t, scope, Denominator.Value(scope.Figures))}";
        return (Formula.Offset == 0 ? $"{quotient} = {t.N(computed)} %" : $"{quotient} − 1 = {t.N(computed)} %")
            + $", {QuotientText.Printed(t)} {scope.Written(t, Result)} %";
    }
}
