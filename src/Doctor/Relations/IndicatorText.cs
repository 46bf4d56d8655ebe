using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>Says of one printed indicator what it fits and what it implies. For one diagnosis.</summary>
internal sealed class IndicatorText(RelationScope scope, IndicatorRelation relation)
{
    // Land does not change with a report's care; where it is from the ledger, the other number is the one in doubt.
    private const string LandUnit = "km2";

    private readonly PrintedFigures _figures = scope.Figures;
    private readonly RatioReading _reading = relation.Reading;

    /// <summary>The diagnosis.</summary>
    public Diagnosis Describe()
    {
        var verdict = relation.Judge(_figures)!.Value;
        var own = relation.Own(_figures);
        var expected = own is null ? null : relation.ValueBy(_reading.Indicator, _reading.Numerator, _figures);
        var isOpen = verdict != Verdict.Holds && (own is null or Agreement.None || relation.Loose(_figures) is not null || IsOlder(own));
        var implied = isOpen ? Implied() : null;
        var vintage = verdict == Verdict.Fails && implied is { } must ? VintageOf(must) : null;
        return new Diagnosis
        {
            Kind = relation.Kind,
            Verdict = verdict,
            Item = _reading.Indicator.Code,
            Summary = Tongue.Say(t => Summary(t, verdict, own, implied, vintage)),
            Arithmetic = Tongue.Say(t => Arithmetic(t, own, implied)),
            Numbers = relation.Uses,
            Marks = [.. verdict == Verdict.Fails || own is not { } agreement || IsOlder(own) ? [] : agreement.Marks(), .. vintage is null ? Array.Empty<DiagnosisMark>() : [DiagnosisMark.OtherVintage]],
            Expected = expected is { } value ? decimal.Round(value, 4) : null,
            Implied = implied is { } some ? new ImpliedValue(WordOf(some.Metric), some.Range, some.Best) : null,
            Ledger = vintage is { } older ? [.. relation.Ledger, older] : relation.Ledger,
            Confidence = scope.ConfidenceOf(relation),
        };
    }

    // It fits no better than people can have become more since the year of the ledger's figure.
    private bool IsOlder(Agreement? own) =>
        own == Agreement.Coarse && (_reading.Numerator.YearsOld > 0 || _reading.Denominator.YearsOld > 0);

    private static string WordOf(Metric metric) => metric.Unit switch
    {
        "person" => "population",
        LandUnit => "land_area",
        "point" => "points",
        _ => "value",
    };

    private string NameOf(Tongue t, Metric metric) => WordOf(metric) switch
    {
        "population" => t.T("dân số", "population"),
        "land_area" => t.T("diện tích", "land area"),
        "points" => t.T("số điểm", "number of points"),
        _ => scope.NameOf(t, metric.Code),
    };

    private (Metric Metric, Interval Range, decimal Best)? Implied()
    {
        var indicator = _reading.Indicator;
        var metric = !_reading.Denominator.IsKnown ? indicator.Denominator
            : !_reading.Numerator.IsKnown ? indicator.Numerator
            : !_reading.Denominator.IsPrinted ? InDoubt(indicator.Denominator, indicator.Numerator)
            : !_reading.Numerator.IsPrinted ? InDoubt(indicator.Numerator, indicator.Denominator)
            : indicator.Denominator;
        return _reading.Range(metric, _figures) is { } range && _reading.Best(metric, _figures) is { } best ? (metric, range, best) : null;
    }

    private static Metric InDoubt(Metric fromLedger, Metric other) => fromLedger.Unit == LandUnit ? other : fromLedger;

    // The ledger's own figure of a year before that would have given what is printed.
    private LedgerUse? VintageOf((Metric Metric, Interval Range, decimal Best) implied)
    {
        var number = scope[_reading.Number];
        if (scope.Index.PeriodOf(number) is not { } period)
        {
            return null;
        }

        for (var back = 1; back <= LedgerQuestions.Vintages && period.Year - back >= Period.FirstYear; back++)
        {
            var year = Period.OfYear(period.Year - back);
            if (scope.Ledger.Find(implied.Metric.Code, scope.Index.AreaOf(number), year) is { } use
                && use.PeriodUsed.Year == year.Year && implied.Range.Contains(use.Value))
            {
                return use;
            }
        }

        return null;
    }

    private string Summary(Tongue t, Verdict verdict, Agreement? own, (Metric Metric, Interval Range, decimal Best)? implied, LedgerUse? vintage)
    {
        if (verdict == Verdict.Fails)
        {
            return Failed(t, implied, vintage);
        }

        if (own == Agreement.None && relation.Other(_figures) is { } other)
        {
            return other.Numerator == _reading.Numerator
                ? t.T("chỉ khớp theo công thức khác: ", "holds only by another definition: ") + scope.NameOf(t, other.Indicator.Code)
                : t.T("chỉ khớp nếu tử số là tổng các thành phần", "holds only if the numerator is the sum of its parts");
        }

        return implied is { } must
            ? t.T("chỉ khớp nếu ", "holds only if the ") + NameOf(t, must.Metric) + t.T(" là ", " is ") + t.Amount(must.Best) + SharedWith(t)
            : QuotientText.Summary(t, own!.Value, scope.Written(t, _reading.Number), 0);
    }

    private string Failed(Tongue t, (Metric Metric, Interval Range, decimal Best)? implied, LedgerUse? vintage)
    {
        var text = _reading.Variants.Count switch
        {
            1 => t.T("không khớp", "fails"),
            2 => t.T("không khớp với cả hai công thức", "fails with both formulas"),
            var count => t.T($"không khớp với cả {count} công thức", $"fails with all {count} formulas"),
        };
        if (relation.Ledger.Count > 0)
        {
            text += relation.Ledger.All(IsStatistics)
                ? t.T(" với số liệu của cơ quan thống kê", " against the statistics office")
                : t.T(" với sổ cái", " against the ledger");
        }

        text += Errors(t);
        if (_reading.Denominator.Numbers.Count > 0 && WordOf(_reading.Indicator.Denominator) == "points")
        {
            var points = _reading.Denominator.Value(_figures);
            text += t.T($" trên {t.N(points)} điểm ghi cùng văn bản", $" on the {t.N(points)} points printed beside it");
        }

        if (implied is { } must)
        {
            text += t.T("; ", "; implied ") + NameOf(t, must.Metric) + t.T(" suy ra ", " ") + t.Amount(must.Best);
        }

        return text + SharedWith(t) + (vintage is { } older ? t.T($"; bằng số của năm {older.PeriodUsed}", $"; that of {older.PeriodUsed}") : "");
    }

    private bool IsStatistics(LedgerUse use) =>
        scope.Catalogue.Metrics.TryGetValue(use.Item, out var metric) && metric.ReportedBy == SourceKind.Statistics;

    // By how much the print is off: by the ledger, and by what another ratio of the report implies.
    private string Errors(Tongue t)
    {
        var printed = _figures[_reading.Number].Value;
        var values = new List<decimal>();
        foreach (var variant in _reading.Variants)
        {
            Add(relation.ValueBy(variant, _reading.Numerator, _figures));
        }

        if (Reference() is { IsSame: false } reference && _reading.Variants.Count == 1)
        {
            Add(ValueWith(reference));
        }

        if (values.Count == 0)
        {
            return "";
        }

        var (least, most) = (t.N(values.Min(), 1), t.N(values.Max(), 1));
        return least == most ? t.T($" (lệch {most} %)", $" ({most} %)") : t.T($" (lệch {least} đến {most} %)", $" ({least} to {most} %)");

        void Add(decimal? value)
        {
            if (value is { } known and not 0)
            {
                values.Add(100 * Math.Abs(printed - known) / Math.Abs(known));
            }
        }
    }

    private decimal? ValueWith(DenominatorReference reference)
    {
        var formula = Formula.Of(_reading.Indicator);
        return reference.Metric == _reading.Indicator.Denominator
            ? formula.Value(_reading.Numerator.Value(_figures), reference.Best)
            : formula.Value(reference.Best, _reading.Denominator.Value(_figures));
    }

    private DenominatorReference? Reference() => scope.Denominators.ReferenceOf(_reading);

    private string SharedWith(Tongue t) => Reference() is { IsSame: true } reference
        ? t.T("; cùng ", "; same implied ") + NameOf(t, reference.Metric) + t.T(" suy ra như ", " as the ") + scope.NameWithin(t, reference.Reading.Number)
        : "";

    private string Arithmetic(Tongue t, Agreement? own, (Metric Metric, Interval Range, decimal Best)? implied)
    {
        var lines = new List<string>();
        if (own is not null)
        {
            lines.AddRange(_reading.Variants.Select(v => Line(t, v, _reading.Numerator)).OfType<string>());
            if (_reading.SummedNumerator is { } summed && Line(t, _reading.Indicator, summed) is { } line)
            {
                lines.Add(t.T("với tổng các thành phần: ", "with the sum of the parts: ") + line);
            }

            if (Reference() is { IsSame: false } reference && ValueWith(reference) is { } value)
            {
                lines.Add(t.T("theo ", "by the ") + scope.NameWithin(t, reference.Reading.Number) + $" ({NameOf(t, reference.Metric)} {t.Amount(reference.Best)}): {t.N(value)}");
            }
        }

        if (implied is { } must)
        {
            lines.Add(NameOf(t, must.Metric) + " = " + t.Amount(must.Best) + t.T(" (từ ", " (") + t.Amount(must.Range.Low) + t.T(" đến ", " to ") + t.Amount(must.Range.High) + ")");
            lines.AddRange(_reading.Variants.Skip(1).Where(_ => own is null).Select(v => ImpliedBy(t, v, must.Metric)).OfType<string>());
        }

        return string.Join("; ", lines) + $"; {QuotientText.Printed(t)} {scope.Written(t, _reading.Number)}";
    }

    private string? ImpliedBy(Tongue t, Indicator variant, Metric metric) =>
        (_reading with { Variants = [variant] }).Best(metric, _figures) is { } best
            ? t.T("theo ", "by ") + scope.NameOf(t, variant.Code) + ": " + t.Amount(best)
            : null;

    private string? Line(Tongue t, Indicator indicator, Operand numerator)
    {
        if (relation.ValueBy(indicator, numerator, _figures) is not { } value)
        {
            return null;
        }

        var quotient = $"{Written(t, numerator)} ÷ {Written(t, _reading.Denominator)}";
        quotient = indicator.Function == IndicatorFunction.SquareRoot ? $"√({quotient})" : quotient;
        return (indicator.Factor == 1 ? quotient : $"{indicator.FactorText} × {quotient}") + " = " + t.N(value, Math.Max(indicator.Decimals, 2));
    }

    private string Written(Tongue t, Operand operand) => operand.Written(t, scope, operand.Value(_figures));
}
