using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Text;

/// <summary>Formulas for people: in names, and with a figure's numbers filled in.</summary>
internal static class FormulaText
{
    // A sum of more sources than this is not written out.
    private const int MaximumTerms = 10;

    /// <summary>In names: 100 × Thuê bao điện thoại / Dân số trung bình.</summary>
    public static string InNames(FigureItem item, Words words)
    {
        var name = words.Of(item.Name, item.EnglishName);
        return item.Kind switch
        {
            FigureItemKind.Plan => words.Of("kế hoạch về ", "plan of ") + name,
            FigureItemKind.PlanCompletion => IsLowerBetter(item)
                ? words.Of("100 × kế hoạch / thực hiện", "100 × plan / actual")
                : words.Of("100 × thực hiện / kế hoạch", "100 × actual / plan"),
            FigureItemKind.Growth => words.Of("100 × (kỳ này / cùng kỳ năm trước − 1)", "100 × (this period / same period of the year before − 1)"),
            FigureItemKind.Share => words.Of($"100 × {name} của doanh nghiệp / {name} của tất cả doanh nghiệp", $"100 × {name} of the operator / {name} of all operators"),
            FigureItemKind.Concentration => words.Of($"tổng bình phương thị phần (%) của các doanh nghiệp về {name}", $"sum of the squared market shares (%) of the operators in {name}"),
            _ when item.Indicator is { } i => Quotient(i, words.Item(i.Numerator.Code), Below(i, words)),
            _ => name,
        };
    }

    /// <summary>With numbers: 100 × 1.869.673 / 1.593.200 = 117,35; null where there is no value or nothing to fill in.</summary>
    public static string? Filled(FigureItem item, Figure figure)
    {
        if (figure.Value is not { } value || Left(item, figure) is not { } left)
        {
            return null;
        }

        return $"{left} = {VietnameseFormat.Number(value, figure.Decimals)}";
    }

    /// <summary>An indicator's formula with other numbers: 89.708.900 / 12.757.</summary>
    public static string With(Indicator indicator, decimal numerator, decimal denominator) =>
        Quotient(indicator, VietnameseFormat.Exact(numerator), VietnameseFormat.Exact(denominator));

    private static string Below(Indicator indicator, Words words)
    {
        var name = words.Item(indicator.Denominator.Code);
        return indicator.DenominatorRule == DenominatorRule.AverageOfPeriod
            ? words.Of($"bình quân đầu kỳ và cuối kỳ của {name}", $"mean of the opening and closing level of {name}")
            : name;
    }

    private static string? Left(FigureItem item, Figure figure)
    {
        var passport = figure.Passport;
        switch (item.Kind)
        {
            case FigureItemKind.PlanCompletion:
                return passport.Plan is { } plan && passport.BasedOn is [{ Exact: { } actual }, ..]
                    ? "100 × " + (IsLowerBetter(item) ? Over(plan.Value, actual) : Over(actual, plan.Value))
                    : null;
            case FigureItemKind.Growth:
                return passport.BasedOn is [{ Exact: { } now }, { Exact: { } then }, ..] ? $"100 × ({Over(now, then)} − 1)" : null;
            case FigureItemKind.Share:
                return passport is { Numerator.Value: { } own, Denominator.Value: { } total } ? "100 × " + Over(own, total) : null;
            case FigureItemKind.Concentration or FigureItemKind.Plan:
                return null;
            default:
                return item.Indicator is { } indicator ? Ratio(indicator, passport) : Sum(passport.Numerator);
        }
    }

    private static string? Ratio(Indicator indicator, Passport passport)
    {
        if (passport is not { Numerator.Value: { } numerator, Denominator.Value: { } denominator })
        {
            return null;
        }

        var below = passport.OpeningDenominator?.Value is { } opening
            ? $"(({VietnameseFormat.Number(opening)} + {VietnameseFormat.Number(denominator)}) / 2)"
            : VietnameseFormat.Number(denominator);
        return Quotient(indicator, VietnameseFormat.Number(numerator), below);
    }

    private static string? Sum(Operand? operand)
    {
        if (operand is null || operand.Contributions.Count is < 2 or > MaximumTerms)
        {
            return null;
        }

        var terms = operand.Contributions.Where(c => c.Value is not null).Select(c => c.Value!.Value).ToList();
        return terms.Count < 2 ? null : string.Join(" + ", terms.Select(t => t < 0 ? $"({VietnameseFormat.Number(t)})" : VietnameseFormat.Number(t)));
    }

    private static string Quotient(Indicator indicator, string numerator, string denominator)
    {
        var quotient = $"{numerator} / {denominator}";
        if (indicator.Function == IndicatorFunction.SquareRoot)
        {
            quotient = $"√({quotient})";
        }

        return indicator.FactorText switch
        {
            "1" => quotient,
            "1/sqrt(pi)" => $"1/√π × {quotient}",
            var text => $"{VietnameseFormat.Written(text)} × {quotient}",
        };
    }

    private static string Over(decimal above, decimal below) => $"{VietnameseFormat.Exact(above)} / {VietnameseFormat.Exact(below)}";

    private static bool IsLowerBetter(FigureItem item) => item.Indicator?.Better == Better.Lower;
}
