using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>
/// A total's growth follows from its parts': their levels and growths give their levels before. Where a level is missing, the total's growth still lies between
/// the smallest and the largest.
/// </summary>
/// <param name="growth">The total's growth or ratio.</param>
/// <param name="total">The total; null where it is not printed.</param>
/// <param name="parts">Each part's growth, and its level where printed.</param>
/// <param name="changes">Which of the per cents are changes (tăng 14,8%) and not ratios (bằng 114,8%).</param>
/// <param name="isSameBase">Whether the total's base is printed and that of the parts; otherwise that is only supposed.</param>
internal sealed class GrowthOfPartsRelation(
    int growth, int? total, IReadOnlyList<GrowthOfPartsRelation.Part> parts, IReadOnlySet<int> changes, bool isSameBase) : Relation
{
    private readonly NumberUse[] _uses =
    [
        new(growth, "growth"),
        .. parts.Select(p => new NumberUse(p.Growth, "growth")),
        .. total is { } known ? new NumberUse[] { new(known, "total") } : [],
        .. parts.Where(p => p.Level is not null).Select(p => new NumberUse(p.Level!.Value, "part")),
    ];

    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.GrowthOfParts;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses => _uses;

    /// <summary>Too much is open for an edit to prove anything.</summary>
    public override IEnumerable<int> Editable => [];

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures)
    {
        if (_uses.Any(u => figures.IsUnusable(u.Number)) || Possible(figures) is not { } possible)
        {
            return null;
        }

        return RatioOf(growth, figures, p => p.Coarse).Meets(possible) ? Verdict.Holds : isSameBase ? Verdict.Fails : Verdict.HoldsOnlyIf;
    }

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var verdict = Judge(scope.Figures)!.Value;
        var possible = Possible(scope.Figures)!.Value;
        var expected = Expected(scope.Figures);
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = verdict,
            Item = scope[growth].Item,
            Summary = Tongue.Say(t => Summary(t, scope, verdict)),
            Arithmetic = Tongue.Say(t => Arithmetic(t, scope, possible, expected)),
            Numbers = _uses,
            Marks = isSameBase ? [] : [DiagnosisMark.BaseNotPrinted],
            Expected = expected is { } ratio && scope[growth].Role == NumberRole.Growth ? ratio - 100 : expected,
            Confidence = scope.ConfidenceOf(this),
        };

        // Said of the total as printed; the sum of the parts where it is not.
        decimal? Expected(IFigures figures)
        {
            var before = 0m;
            foreach (var part in parts)
            {
                var per = RatioOf(part.Growth, figures, p => Interval.Exactly(p.Value)).Low;
                if (part.Level is not { } level || per <= 0)
                {
                    return null;
                }

                before += 100 * figures[level].Value / per;
            }

            var now = total is { } known ? figures[known].Value : parts.Sum(p => figures[p.Level!.Value].Value);
            return before > 0 ? 100 * now / before : null;
        }
    }

    /// <summary>A part of the total.</summary>
    /// <param name="Growth">Its growth or ratio.</param>
    /// <param name="Level">Its level; null where it is not printed.</param>
    internal sealed record Part(int Growth, int? Level);

    private Interval RatioOf(int number, IFigures figures, Func<Figure, Interval> read) =>
        read(figures[number]).MovedBy(changes.Contains(number) ? 100m : 0m);

    // Where the total's ratio can lie by its parts.
    private Interval? Possible(IFigures figures)
    {
        Interval? spread = null;
        var (now, before) = (Interval.Exactly(0), Interval.Exactly(0));
        var areLevelsKnown = true;
        foreach (var part in parts)
        {
            var ratio = RatioOf(part.Growth, figures, p => p.Coarse);
            if (ratio.Low <= 0)
            {
                return null;
            }

            spread = spread is { } known ? known.Hull(ratio) : ratio;
            areLevelsKnown &= part.Level is not null;
            if (part.Level is { } id)
            {
                var level = figures[id].Coarse;
                now = now.Plus(level);
                before = before.Plus(new(100 * level.Low / ratio.High, 100 * level.High / ratio.Low));
            }
        }

        if (!areLevelsKnown || before.Low <= 0 || now.Low < 0)
        {
            return spread;
        }

        // The printed total may be right, or the parts: neither is taken to be wrong here.
        now = total is { } printed ? now.Hull(figures[printed].Coarse) : now;
        return new(100 * now.Low / before.High, 100 * now.High / before.Low);
    }

    private string Summary(Tongue t, RelationScope scope, Verdict verdict)
    {
        var printed = scope.Written(t, growth) + " %";
        var partly = string.Join(t.T(" và ", " and "), parts.Select(p => $"{scope.NameWithin(t, p.Growth)} {Signed(t, scope, p.Growth)}"));
        return verdict switch
        {
            Verdict.Holds => t.T("khớp với mức tăng của các thành phần", "holds: fits the parts' growth"),
            Verdict.Fails => t.T($"không khớp: {partly} không thể cho {printed}", $"fails: {partly} cannot give {printed}"),
            _ => t.T(
                $"không ghi số gốc; không thể đúng nếu so với cùng kỳ như các thành phần ({partly} không thể cho {printed})",
                $"base not printed; cannot hold if the base is {BaseName(t, scope)} ({partly} cannot give {printed})"),
        };
    }

    private string BaseName(Tongue t, RelationScope scope) => scope[parts[0].Growth].Base switch
    {
        { Kind: ComparisonKind.YearBefore } => t.T("cùng kỳ năm trước", "the year before"),
        { Period: { } period } => period.ToString(),
        _ => t.T("như của các thành phần", "that of the parts"),
    };

    private string Signed(Tongue t, RelationScope scope, int number)
    {
        var value = scope.Figures[number].Value;
        return (changes.Contains(number) && value > 0 ? "+" : "") + t.N(value) + " %";
    }

    private string Arithmetic(Tongue t, RelationScope scope, Interval possible, decimal? expected)
    {
        var before = string.Join(" + ", parts.Where(p => p.Level is not null).Select(p =>
            $"{scope.Written(t, p.Level!.Value)} ÷ {t.N(RatioOf(p.Growth, scope.Figures, f => Interval.Exactly(f.Value)).Low)} %"));
        var range = t.T("từ ", "from ") + t.N(possible.Low) + t.T(" đến ", " to ") + t.N(possible.High) + " %";
        return expected is { } ratio
            ? $"{(total is { } known ? scope.Written(t, known) : t.T("tổng", "the total"))} ÷ ({before}) = {t.N(ratio)} % ({range}), {QuotientText.Printed(t)} {scope.Written(t, growth)} %"
            : $"{range}, {QuotientText.Printed(t)} {scope.Written(t, growth)} %";
    }
}
