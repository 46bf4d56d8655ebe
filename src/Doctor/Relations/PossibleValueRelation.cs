using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>A number is what its item can be: a whole count, within the item's limits.</summary>
internal sealed class PossibleValueRelation(int number, Interval limits) : Relation
{
    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.PossibleValue;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses { get; } = [new(number, "count")];

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures) =>
        figures.IsUnusable(number) || !limits.Meets(figures[number].Coarse) ? Verdict.Fails : Verdict.Holds;

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var isFraction = scope.Figures.IsUnusable(number);
        var isHigh = scope.Figures[number].Value > limits.High;
        var limit = isHigh ? limits.High : limits.Low;
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = Judge(scope.Figures)!.Value,
            Item = scope[number].Item,
            Summary = Tongue.Say(t => isFraction
                ? t.T($"không khớp: {scope[number].Number.Text} không thể là số đếm", $"fails as a count: {scope[number].Number.Text}")
                : isHigh
                    ? t.T($"không khớp: lớn hơn mức tối đa {t.N(limit, 6)}", $"fails: more than {t.N(limit, 6)} is not possible")
                    : t.T($"không khớp: nhỏ hơn mức tối thiểu {t.N(limit, 6)}", $"fails: less than {t.N(limit, 6)} is not possible")),
            Arithmetic = Tongue.Say(t => isFraction
                ? scope.Written(t, number) + t.T(" có phần lẻ; số đếm phải là số nguyên: ", " has a fraction; a count is a whole number: ") + scope.NameOf(t, number)
                : $"{scope.Written(t, number)} {(isHigh ? ">" : "<")} {t.N(limit, 6)}"),
            Numbers = Uses,
            Marks = isFraction ? [DiagnosisMark.NotWhole] : [],
            Confidence = scope.ConfidenceOf(this),
        };
    }
}
