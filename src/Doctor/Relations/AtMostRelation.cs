using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>Parts, or a list that lacks some, are not more than their whole.</summary>
internal sealed class AtMostRelation(int whole, IReadOnlyList<int> parts, Confidence confidence) : Relation
{
    private readonly NumberUse[] _uses = [.. parts.Select(p => new NumberUse(p, "part")), new(whole, "whole")];

    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.PartOfWhole;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses => _uses;

    /// <inheritdoc/>
    public override Confidence Confidence => confidence;

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures)
    {
        if (_uses.Any(u => figures.IsUnusable(u.Number)))
        {
            return null;
        }

        if (parts.Sum(p => figures[p].Value) <= figures[whole].Value)
        {
            return Verdict.Holds;
        }

        return parts.Sum(p => figures[p].Coarse.Low) <= figures[whole].Coarse.High ? Verdict.HoldsOnlyIf : Verdict.Fails;
    }

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var verdict = Judge(scope.Figures)!.Value;
        var scale = scope.ScaleOf(_uses.Select(u => u.Number));
        var (sum, most) = (parts.Sum(p => scope.Figures[p].Value), scope.Figures[whole].Value);
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = verdict,
            Item = scope[parts[0]].Item ?? scope[whole].Item,
            Summary = Tongue.Say(t => verdict switch
            {
                Verdict.Holds => t.T("khớp (", "holds (") + Compared(t, "≤") + ")",
                Verdict.HoldsOnlyIf => t.T("chỉ khớp nếu các số là số làm tròn (", "holds only if the numbers are rounded (") + Compared(t, ">") + ")",
                _ => t.T("không khớp: phần lớn hơn tổng (", "fails: a part is more than its whole (") + Compared(t, ">") + ")",
            }),
            Arithmetic = Tongue.Say(t => Compared(t, sum <= most ? "≤" : ">") + (most > 0 && sum >= 0 ? $" ({t.N(100 * sum / most)} %)" : "")),
            Numbers = _uses,
            Marks = verdict == Verdict.HoldsOnlyIf ? [DiagnosisMark.OnlyRounded] : [],
            Confidence = scope.ConfidenceOf(this),
        };

        string Compared(Tongue t, string sign) => $"{t.N(sum, scale, 2)} {sign} {t.N(most, scale, 2)}";
    }
}
