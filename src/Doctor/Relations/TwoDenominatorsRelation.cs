using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>Two ratios of one report to the same people or land, which is not printed, rest on one number.</summary>
internal sealed class TwoDenominatorsRelation : Relation
{
    private readonly RatioReading _one;
    private readonly RatioReading _other;
    private readonly Metric _metric;

    /// <summary>Holds the one against the other, which says more narrowly what the metric must be.</summary>
    public TwoDenominatorsRelation(RatioReading one, RatioReading other, Metric metric)
    {
        (_one, _other, _metric) = (one, other, metric);
        Uses =
        [
            new(one.Number, "ratio"),
            new(other.Number, "ratio"),
            .. new[] { one, other }.SelectMany(r => r.Numerator.Numbers.Concat(r.Denominator.Numbers)).Distinct().Select(n => new NumberUse(n, "value")),
        ];
    }

    /// <inheritdoc/>
    public override DiagnosisKind Kind => DiagnosisKind.TwoDenominators;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberUse> Uses { get; }

    /// <inheritdoc/>
    public override Confidence Confidence => _one.Confidence < _other.Confidence ? _one.Confidence : _other.Confidence;

    /// <summary>Which of the two has the wrong denominator no slip of the hand tells.</summary>
    public override IEnumerable<int> Editable => [];

    /// <inheritdoc/>
    public override Verdict? Judge(IFigures figures) =>
        SharedDenominators.CanBeSame(_one, _other, _metric, figures) ? Verdict.Holds : Verdict.Fails;

    /// <inheritdoc/>
    public override Diagnosis Describe(RelationScope scope)
    {
        var figures = scope.Figures;
        var verdict = Judge(figures)!.Value;
        var (own, others) = (_one.Best(_metric, figures), _other.Best(_metric, figures));
        var expected = others is { } best ? ExpectedWith(best, figures) : null;
        var areDensities = _one.Indicator.Denominator == _metric && _other.Indicator.Denominator == _metric;
        return new Diagnosis
        {
            Kind = Kind,
            Verdict = verdict,
            Item = _one.Indicator.Code,
            Summary = Tongue.Say(t => verdict == Verdict.Holds
                ? t.T("khớp: hai tỷ lệ có thể cùng một ", "holds: both ratios can rest on the same ") + NameOf(t)
                : areDensities && _metric.Unit == "person"
                    ? t.T("không khớp: hai mật độ của một văn bản suy ra hai dân số", "fails: two densities of one report imply two populations")
                    : t.T($"không khớp: hai tỷ lệ của một văn bản suy ra hai giá trị {NameOf(t)}", $"fails: two ratios of one report imply two values of {NameOf(t)}")),
            Arithmetic = Tongue.Say(t => Line(t, scope, _one, own) + "; " + Line(t, scope, _other, others)
                + (verdict == Verdict.Fails && expected is { } value ? t.T("; với số sau thì ", "; with the latter ") + scope.NameOf(t, _one.Number) + " = " + t.N(value) : "")),
            Numbers = Uses,
            Marks = verdict == Verdict.Fails ? [DiagnosisMark.TwoDenominators] : [],
            Expected = expected is { } rounded ? decimal.Round(rounded, 4) : null,
            Implied = _other.Range(_metric, figures) is { } range && others is { } implied
                ? new ImpliedValue(_metric.Unit == "person" ? "population" : "land_area", range, implied)
                : null,
            Confidence = scope.ConfidenceOf(this),
        };
    }

    private decimal? ExpectedWith(decimal denominator, IFigures figures)
    {
        var formula = Formula.Of(_one.Indicator);
        return _one.Indicator.Denominator == _metric
            ? formula.Value(_one.Numerator.Value(figures), denominator)
            : formula.Value(denominator, _one.Denominator.Value(figures));
    }

    private string NameOf(Tongue t) => _metric.Unit == "person" ? t.T("dân số", "population") : t.T("diện tích", "land area");

    private string Line(Tongue t, RelationScope scope, RatioReading reading, decimal? best) =>
        $"{scope.NameOf(t, reading.Number)} {scope.Written(t, reading.Number)}: {NameOf(t)} "
        + (best is { } value ? t.Amount(value) : "?")
        + (reading.Range(_metric, scope.Figures) is { } range ? $" ({t.Amount(range.Low)} – {t.Amount(range.High)})" : "");
}
