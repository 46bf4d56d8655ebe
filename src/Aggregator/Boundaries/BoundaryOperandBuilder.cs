using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>Puts operands of units of other boundaries together, with what their passports tell. For one operand.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="resolver">Resolves the cells.</param>
/// <param name="metric">The metric.</param>
/// <param name="period">The period.</param>
/// <param name="shards">Resolvers of all shards of the plans.</param>
internal sealed class BoundaryOperandBuilder(
    Catalogue.Catalogue catalogue, BoundaryResolver resolver, Metric metric, Period period, IReadOnlyCollection<TotalResolver> shards)
{
    private readonly CellInspector _found = new(shards.First().Columns);
    private readonly BoundaryChoice _all = new();
    private readonly List<Contribution> _contributions = [];
    private readonly HashSet<(AreaKey Unit, Period Period)> _answered = [];

    /// <summary>One source's value.</summary>
    public Operand OfSource(string source)
    {
        // Of one source alone, a unit of which it has nothing is missing; in a total, another may be the only one there.
        return Build(AddSource(source, OrMissing(resolver.OfSource(source))));
    }

    /// <summary>The total of everybody who makes it.</summary>
    public Operand OfTotal()
    {
        if (HasDepartments())
        {
            return OfTotalWithDepartments();
        }

        var sum = new CellSum();
        var how = Provenance.Missing;
        foreach (var source in SourcesOf(metric.ReportedBy))
        {
            var cell = AddSource(source, resolver.OfSource(source));
            sum.Add(cell);
            if (cell.HasValue)
            {
                how = how == Provenance.Missing || how == cell.How ? cell.How : Provenance.Mixed;
            }
        }

        if (_all.Cells.Count == 0)
        {
            return Build(resolver.Resolve(resolver.Total, period, _all));
        }

        foreach (var at in NobodyAnswered())
        {
            sum.Add(MissingAt(at));
        }

        return Build(sum.ToCell(how));
    }

    // A department's aggregate counts only where no operator reported, which the totals of each unit know.
    private Operand OfTotalWithDepartments()
    {
        var total = resolver.Resolve(OrMissing(resolver.Total), period, _all);
        foreach (var at in _all.Cells.Where(c => resolver.Total(c).IsAnswered))
        {
            _answered.Add((at.Term.Unit.Key, at.Period));
        }

        foreach (var source in SourcesOf(metric.ReportedBy))
        {
            var cellOf = resolver.OfSource(source);
            var sum = new CellSum();
            foreach (var at in _all.Cells)
            {
                sum.Add(cellOf(at));
            }

            AddContribution(source, sum.ToCell(total.How), _all.Cells);
        }

        var aggregates = _all.Cells.FindAll(c => (resolver.Total(c).Marks & CellMarks.Department) != CellMarks.None);
        if (aggregates.Count > 0)
        {
            AddDepartments(aggregates, total.How);
        }

        return Build(total);
    }

    // What departments gave is what is left of the totals after the operators' own sums.
    private void AddDepartments(List<ChosenCell> aggregates, Provenance how)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        var departments = new CellInspector(shards.First().Columns);
        var sum = new CellSum();
        foreach (var at in aggregates)
        {
            var inputs = at.Totals.InputsOf(metric, at.Period);
            var total = resolver.Total(at);
            var (rest, reported, expected) = ((Int128)total.Value, total.Reported, total.Expected);
            foreach (var (_, cells) in inputs.Contributors)
            {
                rest -= at.Part(cells[at.Index].Value);
                reported -= cells[at.Index].Reported;
                expected -= cells[at.Index].Expected;
            }

            sum.Add(new Cell((long)rest, how, CellMarks.None, Math.Max(0, reported), Math.Max(0, expected), total.Vintage));
            codes.UnionWith(inputs.Departments.Where(d => d.Cells[at.Index].HasValue).Select(d => d.Source));
            var inspector = new CellInspector(at.Totals.Columns);
            inspector.FollowDepartments(at.Totals, metric, at.Period, at.Index);
            departments.Include(inspector);
        }

        _found.Include(departments);
        _contributions.Add(OperandBuilder.ToContribution(string.Join('+', codes), SourceKind.Department, metric, sum.ToCell(how), period, departments));
    }

    private Cell AddSource(string source, BoundaryResolver.CellOf cellOf)
    {
        var choice = new BoundaryChoice();
        var cell = resolver.Resolve(cellOf, period, choice);
        foreach (var at in choice.Cells.Where(c => cellOf(c).IsAnswered))
        {
            _answered.Add((at.Term.Unit.Key, at.Period));
        }

        _all.Cells.AddRange(choice.Cells);
        foreach (var (key, divided) in choice.Divided)
        {
            _all.Divided[key] = divided;
        }

        _all.MissingPeriods.UnionWith(choice.MissingPeriods);
        AddContribution(source, cell, choice.Cells);
        return cell;
    }

    private void AddContribution(string source, in Cell cell, List<ChosenCell> cells)
    {
        if (cell.How == Provenance.Missing)
        {
            return;
        }

        var inspector = new CellInspector(shards.First().Columns);
        foreach (var group in cells.GroupBy(c => (c.Totals, c.Period)))
        {
            var local = new CellInspector(group.Key.Totals.Columns);
            local.Follow(source, metric, group.Key.Period, [.. group.Select(c => c.Index)]);
            inspector.Include(local);
        }

        _found.Include(inspector);
        var kind = catalogue.Sources.TryGetValue(source, out var known) ? known.Kind : metric.ReportedBy;
        _contributions.Add(OperandBuilder.ToContribution(source, kind, metric, cell, period, inspector));
    }

    // Only where others of the same time were answered: a time without any is missing as such.
    private IEnumerable<ChosenCell> NobodyAnswered()
    {
        var periods = _answered.Select(a => a.Period).ToHashSet();
        return _all.Cells.DistinctBy(c => (c.Term.Unit.Key, c.Period)).Where(c => periods.Contains(c.Period) && !_answered.Contains((c.Term.Unit.Key, c.Period)));
    }

    private static BoundaryResolver.CellOf OrMissing(BoundaryResolver.CellOf cellOf) =>
        (in ChosenCell at) => cellOf(at) is { How: Provenance.Missing, Expected: 0 } ? MissingAt(at) : cellOf(at);

    private static Cell MissingAt(in ChosenCell at) =>
        new(0, Provenance.Missing, CellMarks.None, 0, Math.Max(1, at.Totals.Columns.Tree.On(at.Period.Last).Lowest[at.Index]));

    private bool HasDepartments()
    {
        var codes = new MetricClosure([metric]).Codes;
        return metric.ReportedBy != SourceKind.Department && shards.Any(s => s.Columns.Facts.Sources.Any(source =>
            catalogue.Sources.TryGetValue(source, out var known) && known.Kind == SourceKind.Department && s.Columns.Facts.MetricsOf(source).Any(codes.Contains)));
    }

    private IEnumerable<string> SourcesOf(SourceKind kind) => shards
        .SelectMany(s => s.Columns.SourcesOf(metric))
        .Where(s => catalogue.Sources.TryGetValue(s, out var known) && known.Kind == kind)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private Operand Build(in Cell cell)
    {
        var units = _all.Cells.Select(c => c.Term).DistinctBy(t => t.Unit.Key).OrderBy(t => t.Unit.Key).ToList();
        var answered = _answered.Select(a => a.Unit).ToHashSet();
        return new Operand
        {
            Metric = metric,
            Value = cell.HasValue ? DecimalMath.Unscale(cell.Value, metric.Decimals) : null,
            Period = period,
            PeriodUsed = cell.Vintage == 0 ? period : Cell.Decode(cell.Vintage),
            How = cell.How,
            Reported = cell.Reported,
            Expected = cell.Expected,
            IncludesStanding = (cell.Marks & CellMarks.Stood) != CellMarks.None,
            Contributions = _contributions,
            MissingParts = [.. _found.MissingParts],
            MissingPeriods = [.. _all.MissingPeriods.Union(_found.MissingPeriods).Order()],
            Boundaries = new BoundaryParts
            {
                Units = [.. units.Where(t => answered.Contains(t.Unit.Key)).Select(t => t.Unit)],
                MissingUnits = [.. units.Where(t => !answered.Contains(t.Unit.Key)).Select(t => t.Unit)],
                EstimatedShares = [.. units.Where(t => !t.IsWhole && answered.Contains(t.Unit.Key)).Select(ToEstimate)],
                DividedUnits = [.. _all.Divided.Values],
            },
        };
    }

    private static EstimatedShare ToEstimate(BoundaryTerm term) => new(term.Unit, term.Inside.Select(i => term.Shares![i]).Aggregate((a, b) => a + b).ToDecimal());
}
