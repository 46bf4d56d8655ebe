using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Json;

/// <summary>Passports as the public API gives them. Thread-safe.</summary>
internal sealed class PassportMapper(Words words, NoteText notes)
{
    /// <summary>The passport of a figure.</summary>
    public PassportJson Map(Figure figure, Func<Figure, FigureJson> mapFigure)
    {
        var passport = figure.Passport;
        return new PassportJson
        {
            Formula = passport.Formula,
            FormulaFilled = FigureItem.TryParse(words.Catalogue, figure.Item, out var item) ? FormulaText.Filled(item, figure) : null,
            Version = passport.FormulaVersion,
            Origin = passport.Origin.Length == 0 ? null : passport.Origin,
            Numerator = Map(passport.Numerator, figure.Form),
            Denominator = Map(passport.Denominator, figure.Form),
            OpeningDenominator = Map(passport.OpeningDenominator, figure.Form),
            Plan = Map(passport.Plan),
            BasedOn = passport.BasedOn.Count == 0 ? null : [.. passport.BasedOn.Select(mapFigure)],
            PointSet = passport.PointSet is { } set ? Named(set) : null,
            Rounding = new RoundingJson("halfAwayFromZero", passport.Rounding.Decimals),
            LedgerPosition = passport.LedgerPosition,
            CatalogueVersion = passport.CatalogueVersion,
            Notes = [.. passport.Notes.Select(n => new NoteJson(PublicNames.Of(n.Code), notes.Note(n), n.English, n.Parameters))],
        };
    }

    private OperandJson? Map(Operand? operand, FigureForm form) => operand is null ? null : new OperandJson
    {
        Metric = operand.Metric.Code,
        Name = operand.Metric.Name,
        NameEn = operand.Metric.EnglishName,
        Value = operand.Value,
        Unit = operand.Unit,
        Period = operand.Period.ToString(),
        PeriodUsed = operand.PeriodUsed.ToString(),
        IsOlder = operand.IsOlder,
        How = PublicNames.Of(operand.How),
        Coverage = form == FigureForm.Full ? new CoverageJson(operand.Reported, operand.Expected) : null,
        Contributions = [.. operand.Contributions.Select(Map)],
        Checks = [.. operand.Checks.Select(Map)],
        Missing = Missing(operand),
        Boundaries = Map(operand.Boundaries),
        Predecessors = operand.Predecessors.Count == 0 ? null : [.. operand.Predecessors.Select(a => Named(a.Key))],
    };

    private BoundaryPartsJson? Map(BoundaryParts parts) => parts.Units.Count + parts.MissingUnits.Count + parts.DividedUnits.Count == 0
        ? null
        : new BoundaryPartsJson(
            [.. parts.Units.Select(u => Named(u.Key))],
            [.. parts.MissingUnits.Select(u => Named(u.Key))],
            [.. parts.EstimatedShares.Select(e => new EstimatedShareJson(e.Unit.Key.ToString(), e.Unit.Name, e.Share))],
            [.. parts.DividedUnits.Select(d => new DividedUnitJson(d.Unit.Key.ToString(), d.Unit.Name, Named(d.AppearsIn.Key)))]);

    private ContributionJson Map(Contribution contribution) => new()
    {
        Source = contribution.Source,
        Name = words.Source(contribution.Source),
        Kind = PublicNames.Of(contribution.Kind),
        Value = contribution.Value,
        How = PublicNames.Of(contribution.How),
        PeriodUsed = contribution.PeriodUsed.ToString(),
        Coverage = new CoverageJson(contribution.Reported, contribution.Expected),
        Receipts = contribution.Receipts,
        ReceiptCount = contribution.ReceiptCount,
    };

    private CheckJson Map(DerivedCheck check) => new(
        check.Source,
        words.Source(check.Source),
        PublicNames.Of(check.How),
        check.Value,
        check.Difference,
        new CoverageJson(check.Reported, check.Expected));

    private PlanJson? Map(PlanOperand? plan) => plan is null ? null : new PlanJson(
        plan.Item,
        words.Item(plan.Item),
        plan.Source,
        words.Source(plan.Source),
        plan.Period.ToString(),
        plan.Value,
        plan.Unit,
        PublicNames.Of(plan.How),
        plan.Receipts);

    private MissingJson? Missing(Operand operand) =>
        operand.MissingOperators.Count + operand.MissingParts.Count + operand.MissingPeriods.Count == 0
            ? null
            : new MissingJson(
                [.. operand.MissingOperators.Select(m => new MissingOperatorJson(
                    m.Source, words.Source(m.Source), m.LastReported?.ToString(), [.. m.Provinces.Select(Named)]))],
                [.. operand.MissingParts.Select(Named)],
                [.. operand.MissingPeriods.Select(p => p.ToString())]);

    private NamedJson Named(AreaKey key) => new(key.ToString(), words.Area(key));

    private NamedJson Named(string metric) => new(metric, words.Item(metric));
}
