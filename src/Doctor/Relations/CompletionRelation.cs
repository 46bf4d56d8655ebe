using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>
/// A per cent of a plan. Where a row holds several values with plans it may be any one's: it fails only if it fits none of them.
/// </summary>
internal sealed class CompletionRelation(int completion, IReadOnlyList<CompletionPair> pairs) : Relation
{
    private const decimal Cap = 100;

    private readonly NumberUse[] _uses =
    [
        new(completion, "completion"),
        .. pairs.SelectMany(p => p.Plan is { } plan ? new NumberUse[] { new(p.Actual, "value"), new(plan, "plan") } : [new(p.Actual, "value")]),
    ];

    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.CompletionAndPlan;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses => _uses;

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures)
    {
        if (_uses.Any(u => figures.IsUnusable(u.Number)))
        {
            return null;
        }

        if (pairs[0].Plan is null)
        {
            return PlanOf(figures) is null ? null : Verdict.HoldsOnlyIf;
        }

        if (Best(figures) is not { } best)
        {
            return null;
        }

        var verdict = best.Agreement.Verdict();
        return verdict switch
        {
            Verdict.Holds when figures[best.Pair.Actual].IsLoose => Verdict.HoldsOnlyIf,
            Verdict.Fails when IsCapped(figures, best.Computed) => Verdict.HoldsOnlyIf,
            _ => verdict,
        };
    }

    /// <summary>A division the wrong way round is no slip of the hand.</summary>
    public override bool IsMendable(Verdict verdict, IFigures figures) => verdict == Verdict.Fails && !IsWrongDirection(figures);

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope) => pairs[0].Plan is null ? DescribeOpen(scope) : DescribeClosed(scope);

    private static (decimal Numerator, decimal Denominator) Divided(CompletionPair pair, IFigures figures, bool isLower) => isLower
        ? (figures[pair.Plan!.Value].Value, figures[pair.Actual].Value)
        : (figures[pair.Actual].Value, figures[pair.Plan!.Value].Value);

    private static decimal? Computed(CompletionPair pair, IFigures figures, bool isLower)
    {
        var (numerator, denominator) = Divided(pair, figures, isLower);
        return Formula.PerCent.Value(numerator, denominator);
    }

    // The pair that fits best, and in which direction; the first where none fits.
    private Fit? Best(IFigures figures)
    {
        Fit? best = null;
        foreach (var pair in pairs)
        {
            foreach (var isLower in pair.IsLowerBetter is { } known ? [known] : (bool[])[false, true])
            {
                if (AgreementOf(pair, figures, isLower) is { } agreement && (best is not { } other || agreement < other.Agreement))
                {
                    best = new Fit(pair, isLower, agreement, Computed(pair, figures, isLower)!.Value);
                }
            }
        }

        return best;
    }

    private Agreement? AgreementOf(CompletionPair pair, IFigures figures, bool isLower)
    {
        foreach (var width in (ReadOnlySpan<Width>)[Width.Rounded, Width.Truncated, Width.Coarse])
        {
            if (At(width) is null)
            {
                return null;
            }
        }

        return Agreements.Of(figures[completion], width => At(width)!.Value);

        Interval? At(Width width)
        {
            var (actual, plan) = (figures[pair.Actual].At(width), figures[pair.Plan!.Value].At(width));
            return isLower ? Formula.PerCent.Value(plan, actual) : Formula.PerCent.Value(actual, plan);
        }
    }

    private bool IsCapped(IFigures figures, decimal computed) => figures[completion].Value == Cap && computed > Cap;

    private (Interval Range, decimal Best)? PlanOf(IFigures figures)
    {
        var (actual, per) = (figures[pairs[0].Actual], figures[completion]);
        var isLower = pairs[0].IsLowerBetter == true;
        var range = isLower ? Formula.PerCent.Numerator(per.Rounded, actual.Rounded) : Formula.PerCent.Denominator(per.Rounded, actual.Rounded);
        var best = isLower ? Formula.PerCent.Numerator(per.Value, actual.Value) : Formula.PerCent.Denominator(per.Value, actual.Value);
        return range is { } some && best is { } value ? (some, value) : null;
    }

    private Diagnosis DescribeOpen(RelationScope scope)
    {
        var (range, best) = PlanOf(scope.Figures)!.Value;
        var scale = scope[pairs[0].Actual].Number.Scale;
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = Verdict.HoldsOnlyIf,
            Item = scope[completion].Item ?? scope[pairs[0].Actual].Item,
            Summary = Tongue.Say(t => t.T("chỉ khớp nếu kế hoạch là ", "holds only if the plan is ") + t.Amount(best, scale)
                + t.T("; kế hoạch không có trong văn bản", "; plan not printed")),
            Arithmetic = Tongue.Say(t => pairs[0].IsLowerBetter == true
                ? $"{scope.Written(t, pairs[0].Actual)} × {scope.Written(t, completion)} % = {t.Amount(best, scale)}"
                : $"{scope.Written(t, pairs[0].Actual)} ÷ {scope.Written(t, completion)} % = {t.Amount(best, scale)}"),
            Numbers = _uses,
            Marks = [DiagnosisMark.BaseNotPrinted],
            Implied = new ImpliedValue("plan", range, best),
            Confidence = scope.ConfidenceOf(this),
        };
    }

    private Diagnosis DescribeClosed(RelationScope scope)
    {
        var figures = scope.Figures;
        var best = Best(figures)!.Value;
        var verdict = Judge(figures)!.Value;
        var printed = figures[completion].Value;
        var isWrong = verdict == Verdict.Fails && IsWrongDirection(figures);
        var isCapped = best.Agreement == Agreement.None && verdict == Verdict.HoldsOnlyIf;
        var crossed = isCapped ? null : CompletionThresholds.Between(printed, best.Computed);
        List<DiagnosisMark> marks = [.. best.Agreement.Marks()];
        Mark(isWrong, DiagnosisMark.WrongDirection);
        Mark(isCapped, DiagnosisMark.CappedAt100);
        Mark(crossed is not null, DiagnosisMark.CrossesThreshold);
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = verdict,
            Item = scope[completion].Item ?? scope[best.Pair.Actual].Item,
            Summary = Tongue.Say(t => Summary(t, scope, best, isWrong, isCapped, crossed)),
            Arithmetic = Tongue.Say(t => string.Join("; ", Lines(t, scope, best))),
            Numbers = _uses,
            Marks = marks,
            Expected = best.Computed,
            Confidence = scope.ConfidenceOf(this),
        };

        void Mark(bool isSo, DiagnosisMark mark)
        {
            if (isSo)
            {
                marks.Add(mark);
            }
        }
    }

    private bool IsWrongDirection(IFigures figures) =>
        pairs.Any(p => p.IsLowerBetter == true && AgreementOf(p, figures, isLower: false) is { } wrong && wrong != Agreement.None);

    private string Summary(Tongue t, RelationScope scope, Fit best, bool isWrong, bool isCapped, decimal? crossed)
    {
        var printed = scope.Written(t, completion);
        if (isWrong)
        {
            return t.T("sai chiều: càng nhỏ càng tốt", "wrong direction: smaller is better")
                + t.T($" (ghi {printed}, tính được {t.N(best.Computed)})", $" ({printed} printed, {t.N(best.Computed)} computed)");
        }

        if (isCapped)
        {
            return t.T(
                $"giới hạn ở 100 (tính được {t.N(best.Computed)}): quy tắc phải được công bố",
                $"capped at 100 ({t.N(best.Computed)} computed): a rule that must be declared");
        }

        if (best.Agreement <= Agreement.Rounded && scope.Figures[best.Pair.Actual].IsLoose)
        {
            return t.T("khớp với khoảng mà lời văn cho phép: “", "holds within what the words leave open: “") + scope.Quoted(best.Pair.Actual) + "”";
        }

        return QuotientText.Summary(t, best.Agreement, printed, best.Computed)
            + (crossed is { } threshold ? t.T($"; {(IsNear(scope, best) ? "việc làm tròn vượt" : "ở bên kia")} mốc {t.N(threshold)}", $"; {(IsNear(scope, best) ? "the rounding crosses" : "on the other side of")} {t.N(threshold)}") : "");
    }

    // 46,8 printed as 50 was rounded, however coarsely; 93,7 printed as 83 was not.
    private bool IsNear(RelationScope scope, Fit best) => Math.Abs(scope.Figures[completion].Value - best.Computed) < 5;

    private IEnumerable<string> Lines(Tongue t, RelationScope scope, Fit best)
    {
        var printed = scope.Written(t, completion);
        foreach (var pair in pairs.OrderBy(p => p == best.Pair ? 0 : 1))
        {
            var isLower = pair == best.Pair ? best.IsLower : pair.IsLowerBetter == true;
            if (Computed(pair, scope.Figures, isLower) is not { } computed)
            {
                continue;
            }

            var (actual, plan) = (scope.Written(t, pair.Actual), scope.Written(t, pair.Plan!.Value));
            var line = isLower ? $"{plan} ÷ {actual} = {t.N(computed)} %" : $"{actual} ÷ {plan} = {t.N(computed)} %";
            if (isLower && Computed(pair, scope.Figures, isLower: false) is { } wrong)
            {
                line += t.T(", chia ngược: ", ", divided the other way: ") + t.N(wrong) + " %";
            }

            yield return pair == best.Pair ? $"{line}, {QuotientText.Printed(t)} {printed} %" : line;
        }
    }

    private readonly record struct Fit(CompletionPair Pair, bool IsLower, Agreement Agreement, decimal Computed);
}
