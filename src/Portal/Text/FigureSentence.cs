using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Text;

/// <summary>A figure as a sentence for a report, with what it was computed from, its sources and its receipts. Thread-safe.</summary>
internal sealed class FigureSentence(Words words)
{
    private const int MostReceipts = 10;

    /// <summary>Mật độ thuê bao điện thoại của Bắc Giang tháng 6/2013: 117,35 thuê bao/100 dân (…; nguồn: …; số liệu đến ngày …; biên nhận số …).</summary>
    /// <param name="figure">The figure; in the form for readers outside nothing of sources or receipts is said.</param>
    /// <param name="known">When what was known of it was known; null where that is not told.</param>
    public string Of(Figure figure, DateTimeOffset? known)
    {
        var facts = string.Join("; ", Facts(figure, known).Where(f => f.Length > 0));
        return $"{Subject(figure)}: {Value(figure)}{(facts.Length > 0 ? $" ({facts})" : "")}.";
    }

    /// <summary>The value with its unit as it is said: 117,35 thuê bao/100 dân; what there is instead, where there is none.</summary>
    public string Value(Figure figure) => figure.Value is not { } value
        ? words.Status(FigureStatus.Missing)
        : figure.Unit == "%"
            ? VietnameseFormat.Number(value, figure.Decimals) + "%"
            : $"{VietnameseFormat.Number(value, figure.Decimals)} {Unit(figure)}";

    private string Subject(Figure figure)
    {
        var (item, area, period) = (words.Item(figure.Item), words.Area(figure.Area), words.Period(figure.Period));
        var name = figure.Operator == FigureQuery.AllOperators
            ? words.Of($"{item} của {area} {period}", $"{item} of {area}, {period}")
            : words.Of($"{item} của {words.Source(figure.Operator)} tại {area} {period}", $"{item} of {words.Source(figure.Operator)} in {area}, {period}");
        return figure.Boundaries is { } day ? $"{name}{words.Of(", theo địa giới ngày ", ", on the boundaries of ")}{VietnameseFormat.Date(day)}" : name;
    }

    // A ratio is said with what it is a ratio of: thuê bao/100 dân, subscriptions per 100 people.
    private string Unit(Figure figure)
    {
        var unit = words.UnitsOf(figure.Unit);
        if (!figure.Unit.StartsWith("per ", StringComparison.Ordinal) || figure.Passport.Numerator is not { } numerator)
        {
            return unit;
        }

        var counted = words.UnitsOf(numerator.Unit);
        const string Per = "trên ";
        return words.Language == Language.Vietnamese && unit.StartsWith(Per, StringComparison.Ordinal)
            ? $"{counted}/{(unit[Per.Length..] is "1 km²" ? "km²" : unit[Per.Length..])}"
            : $"{counted} {unit}";
    }

    private IEnumerable<string> Facts(Figure figure, DateTimeOffset? known)
    {
        yield return figure.Reason is { } reason ? new NoteText(words).Reason(reason).TrimEnd('.') : "";
        yield return figure.Value is null ? "" : Arithmetic(figure);
        yield return figure.Status == FigureStatus.Partial ? Partial(figure) : "";
        yield return figure.Publication?.Edition is { } edition
            ? words.Of($"số chính thức, lần công bố {edition.Number} ngày ", $"official, edition {edition.Number} of ") + VietnameseFormat.Date(VietnamTime.DayOf(edition.Time))
            : "";
        if (figure.Form == FigureForm.Outside)
        {
            yield break;
        }

        var sources = SourcesOf(figure).Distinct(StringComparer.Ordinal).Select(words.Source).ToList();
        yield return sources.Count == 0 ? "" : words.Of("nguồn: ", "sources: ") + string.Join(", ", sources);
        yield return known is { } time ? words.Of("số liệu đến ngày ", "as known on ") + VietnameseFormat.Date(VietnamTime.DayOf(time)) : "";
        yield return Receipts([.. ReceiptsOf(figure).Distinct().Order()]);
    }

    private string Arithmetic(Figure figure) => figure.Passport switch
    {
        { Plan: null, BasedOn.Count: 0, OpeningDenominator: null, Numerator: { Value: not null } above, Denominator: { Value: not null } below } => $"{Operand(above)} / {Operand(below)}",
        _ => FigureItem.TryParse(words.Catalogue, figure.Item, out var item) && item.Kind is FigureItemKind.PlanCompletion or FigureItemKind.Growth && FormulaText.Filled(item, figure) is { } filled ? filled : "",
    };

    private string Operand(Operand operand) =>
        $"{VietnameseFormat.Number(operand.Value!.Value)} {words.UnitsOf(operand.Unit)}{(operand.PeriodUsed == operand.Period ? "" : ", " + words.Period(operand.PeriodUsed))}";

    private string Partial(Figure figure)
    {
        var missing = figure.Passport.Operands.SelectMany(o => o.MissingOperators).Select(m => words.Source(m.Source)).Distinct(StringComparer.Ordinal).ToList();
        return words.Of("số liệu chưa đầy đủ", "partial") + (missing.Count == 0 || figure.Form == FigureForm.Outside ? "" : words.Of(", chưa có của ", ", without ") + string.Join(", ", missing));
    }

    private string Receipts(List<long> receipts) => receipts.Count == 0
        ? ""
        : words.Of("biên nhận số ", receipts.Count == 1 ? "receipt " : "receipts ") + string.Join(", ", receipts.Take(MostReceipts).Select(VietnameseFormat.Whole))
            + (receipts.Count > MostReceipts ? words.Of($" và {receipts.Count - MostReceipts} biên nhận khác", $" and {receipts.Count - MostReceipts} more") : "");

    private static IEnumerable<string> SourcesOf(Figure figure) =>
        figure.Passport.Operands.SelectMany(o => o.Contributions).Select(c => c.Source)
            .Concat(figure.Passport.Plan is { } plan ? [plan.Source] : [])
            .Concat(figure.Passport.BasedOn.SelectMany(SourcesOf));

    private static IEnumerable<long> ReceiptsOf(Figure figure) =>
        figure.Passport.Operands.SelectMany(o => o.Contributions).SelectMany(c => c.Receipts)
            .Concat(figure.Passport.Plan?.Receipts ?? [])
            .Concat(figure.Passport.BasedOn.SelectMany(ReceiptsOf));
}
