using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Turns resolved cells into operands. Pure.</summary>
internal static class OperandBuilder
{
    /// <summary>One source's value.</summary>
    public static Operand OfSource(ColumnResolver columns, string source, Metric metric, Area area, Period period, int index)
    {
        var cell = columns.Resolve(source, metric, period, index);
        var inspector = new CellInspector(columns);
        var contributions = cell.How == Provenance.Missing ? [] : new List<Contribution> { Contribute(columns, inspector, source, metric, cell, period, index) };
        return Build(metric, area, period, cell, contributions, inspector) with { Checks = [.. ChecksOf(columns, source, metric, cell, period, index)] };
    }

    /// <summary>The total.</summary>
    public static Operand OfTotal(TotalResolver totals, Metric metric, Area area, Period period, int index)
    {
        var columns = totals.Columns;
        var total = totals.Resolve(metric, period, index);
        var inputs = totals.InputsOf(metric, period);
        var isDepartments = (total.Marks & CellMarks.Department) != CellMarks.None && inputs.DepartmentFor(index) >= 0;
        var isMixed = !isDepartments && totals.IsSummedOverParts(metric, period, index);
        var all = new CellInspector(columns);
        var contributions = new List<Contribution>();
        var checks = new List<DerivedCheck>();
        if (!isDepartments)
        {
            foreach (var (source, column) in inputs.Contributors)
            {
                if (column[index].How != Provenance.Missing)
                {
                    contributions.Add(Contribute(columns, all, source, metric, column[index], period, index));
                    checks.AddRange(ChecksOf(columns, source, metric, column[index], period, index));
                }
            }
        }

        if ((total.Marks & CellMarks.Department) != CellMarks.None)
        {
            contributions.AddRange(DepartmentShare.Of(totals, metric, period, index, total, all));
        }

        foreach (var (source, column) in inputs.Departments)
        {
            var beside = column[index];
            if (beside.HasValue && isMixed && beside.How == Provenance.Parts)
            {
                // Some of it is in the total.
                continue;
            }

            if (beside.HasValue && beside.IsOwn && total.HasValue && !isDepartments)
            {
                checks.Add(Check(source, beside.How, beside, metric, total));
            }
            else if (beside.HasValue)
            {
                checks.AddRange(ChecksOf(columns, source, metric, beside, period, index));
            }
        }

        var operand = Build(metric, area, period, total, contributions, all) with { Checks = checks };
        return isMixed ? operand with { MissingParts = [.. operand.MissingParts.Where(p => !totals.Resolve(columns.Catalogue.Metrics[p], period, index).HasValue)] } : operand;
    }

    /// <summary>Consecutive periods as one: what is missing in any is missing in the sum; a period without a value is a missing one.</summary>
    public static Operand Sum(IReadOnlyList<Operand> operands)
    {
        var last = operands[^1];
        decimal? value = null;
        foreach (var operand in operands)
        {
            value = operand.Value is { } v ? (value ?? 0) + v : value;
        }

        return last with
        {
            Value = operands.Any(o => o.How == Provenance.OutOfRange) ? null : value,
            How = operands.Any(o => o.How == Provenance.OutOfRange) ? Provenance.OutOfRange : value is null ? last.How : Provenance.Time,
            Counted = [.. operands.Select(o => o.Period)],
            PeriodUsed = last.Period,
            Reported = operands.Sum(o => o.Reported),
            Expected = operands.Sum(o => Math.Max(1, o.Expected)),
            Checks = [.. operands.SelectMany(o => o.Checks)],
            Contributions = [.. operands.SelectMany(o => o.Contributions).GroupBy(c => c.Source).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Sum)],
            MissingOperators = [.. operands.SelectMany(o => o.MissingOperators).GroupBy(m => m.Source).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Last())],
            MissingParts = [.. operands.SelectMany(o => o.MissingParts).Distinct().Order(StringComparer.Ordinal)],
            MissingPeriods = [.. operands.SelectMany(o => o.Value is null && o.How != Provenance.NotApplicable ? [o.Period] : o.MissingPeriods).Distinct().Order()],
            Boundaries = BoundaryParts.Merge([.. operands.Select(o => o.Boundaries)]),
        };
    }

    /// <summary>What one source gave, following its receipts.</summary>
    public static Contribution Contribute(ColumnResolver columns, CellInspector all, string source, Metric metric, in Cell cell, Period period, int index)
    {
        var inspector = new CellInspector(columns);
        inspector.Follow(source, metric, period, index);
        all.Include(inspector);
        return ToContribution(source, columns.Catalogue.Sources.TryGetValue(source, out var known) ? known.Kind : metric.ReportedBy, metric, cell, period, inspector);
    }

    /// <summary>A contribution from a cell.</summary>
    public static Contribution ToContribution(string source, SourceKind kind, Metric metric, in Cell cell, Period period, CellInspector inspector) => new()
    {
        Source = source,
        Kind = kind,
        Value = ValueOf(metric, cell),
        How = cell.How,
        PeriodUsed = cell.Vintage == 0 ? period : Cell.Decode(cell.Vintage),
        Reported = cell.Reported,
        Expected = cell.Expected,
        Receipts = [.. inspector.Receipts.Take(Contribution.ReceiptLimit)],
        ReceiptCount = inspector.Receipts.Count,
    };

    private static Contribution Sum(IGrouping<string, Contribution> periods)
    {
        var last = periods.Last();
        return last with
        {
            Value = periods.Any(c => c.Value is not null) ? periods.Sum(c => c.Value ?? 0) : null,
            How = periods.Count() == 1 ? last.How : Provenance.Time,
            Reported = periods.Sum(c => c.Reported),
            Expected = periods.Sum(c => c.Expected),
            Receipts = [.. periods.SelectMany(c => c.Receipts).Distinct().Order().Take(Contribution.ReceiptLimit)],
            ReceiptCount = periods.All(c => c.ReceiptCount <= Contribution.ReceiptLimit)
                ? periods.SelectMany(c => c.Receipts).Distinct().Count()
                : periods.Max(c => c.ReceiptCount),
        };
    }

    private static Operand Build(Metric metric, Area area, Period period, in Cell cell, List<Contribution> contributions, CellInspector inspector) => new()
    {
        Metric = metric,
        Value = ValueOf(metric, cell),
        Period = period,
        PeriodUsed = cell.Vintage == 0 ? period : Cell.Decode(cell.Vintage),
        How = cell.How,
        Reported = cell.Reported,
        Expected = cell.Expected,
        IncludesStanding = cell.How != Provenance.Standing && (cell.Marks & CellMarks.Stood) != CellMarks.None,
        ReceiptsByProvince = inspector.ReachedProvinces,
        Contributions = contributions,
        MissingParts = [.. inspector.MissingParts],
        MissingPeriods = [.. inspector.MissingPeriods],
        Predecessors = cell.How == Provenance.Predecessors ? [.. area.Predecessors.Select(p => p.Predecessor)] : [],
    };

    private static IEnumerable<DerivedCheck> ChecksOf(ColumnResolver columns, string source, Metric metric, Cell cell, Period period, int index) =>
        CellInspector.ChecksOf(columns, source, metric, period, index).Select(c => Check(source, c.How, c.Derived, metric, cell));

    private static DerivedCheck Check(string source, Provenance how, in Cell beside, Metric metric, in Cell used)
    {
        var value = DecimalMath.Unscale(beside.Value, metric.Decimals);
        return new DerivedCheck(source, how, value, DecimalMath.Unscale(used.Value, metric.Decimals) - value, beside.Reported, beside.Expected);
    }

    private static decimal? ValueOf(Metric metric, in Cell cell) => cell.HasValue ? DecimalMath.Unscale(cell.Value, metric.Decimals) : null;
}
