using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>
/// A total is the sum of its parts. A part that is no whole count cannot be added up: the others then say what it must be.
/// </summary>
internal sealed class SumRelation(DiagnosisKind kind, int total, IReadOnlyList<int> parts, Confidence confidence) : Relation
{
    // More are not written out one by one.
    private const int MostWritten = 8;

    private readonly NumberUse[] _uses = [new(total, "total"), .. parts.Select(p => new NumberUse(p, "part"))];

    /// <inheritdoc/>
    public override DiagnosisKind Kind => kind;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses => _uses;

    /// <inheritdoc/>
    public override Confidence Confidence => confidence;

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures)
    {
        if (figures.IsUnusable(total))
        {
            return null;
        }

        var unusable = parts.Where(figures.IsUnusable).Take(2).ToList();
        if (unusable.Count > 0)
        {
            return unusable.Count > 1 ? null : Needed(unusable[0], figures)!.Value.High < 0 ? Verdict.Fails : Verdict.HoldsOnlyIf;
        }

        var verdict = AgreementOf(figures).Verdict();
        return verdict == Verdict.Holds && _uses.Any(u => figures[u.Number].IsLoose) ? Verdict.HoldsOnlyIf : verdict;
    }

    /// <inheritdoc/>
    public override bool IsMendable(Verdict verdict, IFigures figures) =>
        verdict == Verdict.Fails || (verdict == Verdict.HoldsOnlyIf && parts.Any(figures.IsUnusable));

    /// <inheritdoc/>
    public override Interval? Needed(int number, IFigures figures)
    {
        var others = Interval.Exactly(0);
        foreach (var part in parts)
        {
            others = part == number ? others : others.Plus(figures[part].Rounded);
        }

        return number == total ? others : figures[total].Rounded.Minus(others);
    }

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var figures = scope.Figures;
        var verdict = Judge(figures)!.Value;
        var agreement = AgreementOf(figures);
        int? unusable = parts.Any(figures.IsUnusable) ? parts.First(figures.IsUnusable) : null;
        int? loose = verdict == Verdict.HoldsOnlyIf && unusable is null && agreement <= Agreement.Rounded
            ? _uses.First(u => figures[u.Number].IsLoose).Number
            : null;
        var sum = parts.Sum(p => figures[p].Value);
        return new Diagnosis
        {
            Kind = kind,
            Verdict = verdict,
            Item = scope[total].Item,
            Summary = Tongue.Say(t => Summary(t, scope, verdict, agreement, unusable ?? loose, isLoose: loose is not null)),
            Arithmetic = Tongue.Say(t => Arithmetic(t, scope, sum, unusable)),
            Numbers = unusable is { } odd ? [_uses[0], .. _uses.Skip(1).OrderBy(u => u.Number == odd ? 0 : 1)] : _uses,
            Marks = unusable is not null ? [DiagnosisMark.NotWhole] : agreement.Marks(),
            Expected = unusable is null ? sum : null,
            Implied = (unusable ?? loose) is { } open ? ImpliedOf(open, figures) : null,
            Confidence = scope.ConfidenceOf(this),
        };
    }

    private Agreement AgreementOf(IFigures figures) => Agreements.Of(figures[total], width =>
    {
        var sum = Interval.Exactly(0);
        foreach (var part in parts)
        {
            sum = sum.Plus(figures[part].At(width));
        }

        return sum;
    });

    private ImpliedValue ImpliedOf(int number, PrintedFigures figures)
    {
        var best = number == total
            ? parts.Sum(p => figures[p].Value)
            : figures[total].Value - parts.Where(p => p != number).Sum(p => figures[p].Value);
        return new ImpliedValue(number == total ? "whole" : "part", Needed(number, figures)!.Value, best);
    }

    private string Summary(Tongue t, RelationScope scope, Verdict verdict, Agreement agreement, int? open, bool isLoose)
    {
        if (open is { } number && isLoose)
        {
            var must = ImpliedOf(number, scope.Figures).Best;
            return t.T("chỉ khớp nếu ", "holds only if ") + scope.NameOf(t, number) + " = " + t.N(must, scope[number].Number.Scale, 2)
                + t.T("; văn bản ghi “", "; printed as “") + scope.Quoted(number) + "”";
        }

        if (open is { } odd && verdict == Verdict.HoldsOnlyIf)
        {
            return t.T(
                $"tổng khớp; số {scope[odd].Number.Text} không thể là số đếm",
                $"total holds; the row printed {scope[odd].Number.Text} fails as a count");
        }

        return agreement switch
        {
            Agreement.Both => t.T("khớp", "holds"),
            Agreement.Rounded => t.T("khớp (làm tròn)", "holds (rounded)"),
            Agreement.Truncated => t.T("chỉ khớp nếu các số bị cắt bớt chữ số", "holds only if truncated"),
            Agreement.Coarse => t.T("chỉ khớp nếu các số tròn là số làm tròn", "holds only if the round numbers are rounded"),
            _ => t.T("không khớp", "fails"),
        };
    }

    private string Arithmetic(Tongue t, RelationScope scope, decimal sum, int? unusable)
    {
        var scale = scope.ScaleOf(_uses.Select(u => u.Number));
        var usable = parts.Where(p => p != unusable).ToList();
        var terms = usable.Count <= MostWritten
            ? string.Join(" + ", usable.Select(p => t.N(scope.Figures[p].Value / scale, 6)))
            : t.T($"tổng của {usable.Count} số", $"the sum of {usable.Count} numbers");
        var printed = scope.Figures[total].Value;
        if (unusable is { } odd)
        {
            var rest = printed - usable.Sum(p => scope.Figures[p].Value);
            return t.T(
                $"{t.N(printed / scale, 6)} − ({terms}) = {t.N(rest / scale, 6)}, văn bản ghi {scope[odd].Number.Text}",
                $"{t.N(printed / scale, 6)} − ({terms}) = {t.N(rest / scale, 6)}, printed {scope[odd].Number.Text}");
        }

        var difference = printed - sum;
        return $"{terms} = {t.N(sum, scale, 6)}" + (difference == 0
            ? ""
            : t.T($", văn bản ghi {t.N(printed, scale, 6)}, chênh lệch {t.N(difference, scale, 6)}", $", printed {t.N(printed, scale, 6)}, difference {t.N(difference, scale, 6)}"));
    }
}
