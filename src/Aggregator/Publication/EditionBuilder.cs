using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Publication;

/// <summary>
/// Computes what an edition publishes: 1. every metric and indicator of the unit and of each below it (of the country: of each province), or why there is none; 2. of the
/// operators behind them every metric that they have a value of; 3. of the unit itself also what its reports show: growth, plans and their completion, the year before, shares,
/// concentration; 4. the totals once more in the form for readers outside. All at one ledger position. Thread-safe.
/// </summary>
public sealed class EditionBuilder(Catalogue.Catalogue catalogue, FigureReader figures, OutsideFigureReader outside)
{
    private static readonly string[] Derived = ["growth.", "plan_completion."];

    /// <summary>Both files.</summary>
    /// <param name="unit">A province or the country, of the period's last day.</param>
    /// <param name="period">A month or longer.</param>
    /// <param name="number">Number of the edition.</param>
    /// <param name="position">Ledger position, at most the store's.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<EditionFigures> BuildAsync(Area unit, Period period, int number, long position, CancellationToken cancellationToken)
    {
        var units = UnitsOf(unit, period.Last);
        var codes = catalogue.Metrics.Keys.Concat(catalogue.Indicators.Keys).ToList();

        // The plain values first, those of the unit itself before the others.
        var totals = (await figures.ReadManyAsync(
            [.. units.SelectMany(u => codes.Select(c => new FigureQuery(c, u, period, AsOf: position))), .. ItemsOf(FigureQuery.AllOperators)], cancellationToken)).ToList();
        var shares = totals.Take(codes.Count).SelectMany(f => OperatorsOf(f).Select(o => (f.Item, Operator: o))).ToList();
        var ofOperators = await figures.ReadManyAsync(
            [
                .. totals.Take(units.Count * codes.Count).Where(f => catalogue.Metrics.ContainsKey(f.Item))
                    .SelectMany(f => OperatorsOf(f).Select(o => new FigureQuery(f.Item, f.Area, period, o, position))),
                .. shares.Where(s => catalogue.Indicators.ContainsKey(s.Item)).Select(s => new FigureQuery(s.Item, unit, period, s.Operator, position)),
                .. shares.Where(s => catalogue.Metrics.ContainsKey(s.Item)).Select(s => new FigureQuery("share." + s.Item, unit, period, s.Operator, position)),
                .. shares.SelectMany(s => ReportItems(s.Item, s.Operator)),
            ],
            cancellationToken);

        var hidden = new List<EditionRow>();
        foreach (var total in totals.Where(f => !f.Item.StartsWith("hhi.", StringComparison.Ordinal)))
        {
            hidden.Add(EditionRow.Of(await outside.HideAsync(total, own: null, cancellationToken)));
        }

        var head = new EditionHead(unit.Key, period, number, IsOutside: false, position, catalogue.Version);
        return new EditionFigures(
            EditionContent.Write(head, totals.Concat(ofOperators.Where(f => f.Value is not null)).Select(EditionRow.Of)),
            EditionContent.Write(head with { IsOutside = true }, hidden));

        IEnumerable<FigureQuery> ItemsOf(string source) => codes.SelectMany(c => ReportItems(c, source))
            .Concat(catalogue.Metrics.Keys.Select(c => new FigureQuery("hhi." + c, unit, period, source, position)));

        IEnumerable<FigureQuery> ReportItems(string code, string source) => Derived.Select(d => new FigureQuery(d + code, unit, period, source, position))
            .Append(new FigureQuery(code, unit, period.SamePeriodOfYearBefore(), source, position))
            .Append(new FigureQuery("plan." + code, unit, Period.OfYear(period.Year), source, position))
            .Append(new FigureQuery("plan." + code, unit, Period.OfYear(period.Year + 1), source, position));
    }

    /// <summary>The unit with every one below it on that day; of the country the provinces alone: all communes of all provinces would be a file of hundreds of megabytes.</summary>
    public static IReadOnlyList<Area> UnitsOf(Area unit, DateOnly day)
    {
        var units = new List<Area> { unit };
        for (var i = 0; i < units.Count && (i == 0 || unit.Level != AreaLevel.Country); i++)
        {
            units.AddRange(units[i].Children.Where(c => c.IsValidOn(day)));
        }

        return units;
    }

    // Several departments that share a unit are one contribution under a joined name, which is no source.
    private static IEnumerable<string> OperatorsOf(Figure figure) => figure.Passport.Numerator is { } operand
        ? operand.Contributions.Where(c => c.Kind == SourceKind.Operator && c.Value is not null).Select(c => c.Source)
        : [];
}
