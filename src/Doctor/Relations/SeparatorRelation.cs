using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>Numbers of one place whose marks were read otherwise than the report's other numbers': said once, for all of them.</summary>
internal sealed class SeparatorRelation(IReadOnlyList<int> numbers) : Relation
{
    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.PossibleValue;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses { get; } = [.. numbers.Select(n => new NumberUse(n, "count"))];

    /// <summary>The reading is not in doubt, only unusual.</summary>
    public override IEnumerable<int> Editable => [];

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures) => Verdict.HoldsOnlyIf;

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var first = scope[numbers[0]].Number;
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = Verdict.HoldsOnlyIf,
            Item = scope[numbers[0]].Item,
            Summary = Tongue.Say(t => t.T(
                $"{first.Text} được đọc theo kiểu {Style(t, first.Style)}, khác phần còn lại của văn bản",
                $"{first.Text} is read in the {Style(t, first.Style)} way, unlike the rest of the report")),
            Arithmetic = Tongue.Say(t => string.Join("; ", numbers.Take(8).Select(n => $"{scope[n].Number.Text} = {scope.Written(t, n)}"))),
            Numbers = Uses,
            Marks = [DiagnosisMark.MixedSeparators],
            Confidence = scope.ConfidenceOf(this),
        };
    }

    private static string Style(Tongue t, NumberStyle style) => style == NumberStyle.English
        ? t.T("Anh (1,234.5)", "English (1,234.5)")
        : t.T("Việt Nam (1.234,5)", "Vietnamese (1.234,5)");
}
