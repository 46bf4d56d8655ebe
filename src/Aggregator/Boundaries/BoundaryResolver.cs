using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>
/// Resolves cells of one metric for a unit of other boundaries, from the cells of the units of the figure's own time. A flow over
/// a period in which those changed is what the unit itself reported for all of it, else the sum of the shorter periods, each with
/// its own units. Not thread-safe.
/// </summary>
/// <param name="metric">The metric.</param>
/// <param name="area">The unit asked for; not the country.</param>
/// <param name="boundaries">The day of the boundaries.</param>
/// <param name="planner">Finds the units.</param>
/// <param name="shards">Resolvers of all shards of the plans.</param>
internal sealed class BoundaryResolver(
    Metric metric, Area area, DateOnly boundaries, BoundaryPlanner planner, IReadOnlyDictionary<AreaKey, TotalResolver> shards)
{
    /// <summary>A cell as one source's, or as the total.</summary>
    public delegate Cell CellOf(in ChosenCell at);

    /// <summary>One source's cells.</summary>
    public CellOf OfSource(string source) => (in ChosenCell at) => at.Part(at.Totals.Columns.Resolve(source, metric, at.Period, at.Index));

    /// <summary>The totals. Where one is divided, each source's value in it is, so that they add up.</summary>
    public Cell Total(in ChosenCell at)
    {
        var total = at.Totals.Resolve(metric, at.Period, at.Index);
        if (at.Term.IsWhole || !total.HasValue)
        {
            return total;
        }

        long value = 0;
        var rest = total.Value;
        foreach (var (_, cells) in at.Totals.InputsOf(metric, at.Period).Contributors)
        {
            value += at.Part(cells[at.Index].Value);
            rest -= cells[at.Index].Value;
        }

        return new Cell(value + at.Part(rest), total.How, total.Marks, total.Reported, total.Expected, total.Vintage);
    }

    /// <summary>The unit's cell.</summary>
    /// <param name="cellOf">Whose.</param>
    /// <param name="period">The period.</param>
    /// <param name="choice">Takes what the cell is made of.</param>
    public Cell Resolve(CellOf cellOf, Period period, BoundaryChoice choice)
    {
        var plan = planner.PlanOf(area, period.Last, boundaries);
        if (metric.Kind == MetricKind.Stock || planner.IsSteady(area, period.First, period.Last, boundaries))
        {
            var sum = new CellSum();
            Add(ref sum, cellOf, period, plan.Terms, choice);
            return sum.ToCell(Provenance.Lineage);
        }

        if (plan.Single is { } unit && unit.Key == area.Key && TryPlace(plan.Terms[0], period, out var own) && cellOf(own) is { How: Provenance.Explicit } cell)
        {
            choice.Cells.Add(own);
            return cell;
        }

        return ResolveShorter(cellOf, period, choice);
    }

    private Cell ResolveShorter(CellOf cellOf, Period period, BoundaryChoice choice)
    {
        var sum = new CellSum();
        foreach (var component in period.Components())
        {
            var cell = Resolve(cellOf, component, choice);
            sum.Add(cell, ColumnInputs.CountWithin(metric, component));
            if (!cell.IsAnswered)
            {
                choice.MissingPeriods.Add(component);
            }
        }

        return sum.ToCell(Provenance.Time);
    }

    private void Add(ref CellSum sum, CellOf cellOf, Period period, IReadOnlyList<BoundaryTerm> terms, BoundaryChoice choice)
    {
        foreach (var term in terms)
        {
            if (!TryPlace(term, period, out var at))
            {
                continue;
            }

            if (term.IsWhole)
            {
                sum.Add(cellOf(at));
                choice.Cells.Add(at);
                continue;
            }

            AddDivided(ref sum, cellOf, at, choice);
        }
    }

    // What was reported of the unit itself is divided, if it can be; what is only the sum of the units below it is better known there.
    private void AddDivided(ref CellSum sum, CellOf cellOf, in ChosenCell at, BoundaryChoice choice)
    {
        var term = at.Term;
        var whole = cellOf(at with { Term = new BoundaryTerm(term.Unit) { IsWhole = true } });
        var isOwn = whole.IsOwn || whole.How == Provenance.Predecessors;
        if (term.Shares is not null && (isOwn || !term.IsTraceable))
        {
            sum.Add(cellOf(at));
            choice.Cells.Add(at);
            return;
        }

        if (whole.HasValue && (isOwn || term.Below.Count == 0))
        {
            choice.AddDivided(term);
        }

        Add(ref sum, cellOf, at.Period, term.Below, choice);
    }

    private bool TryPlace(BoundaryTerm term, Period period, out ChosenCell at)
    {
        at = shards.TryGetValue(AreaForest.ShardOf(term.Unit).Key, out var totals) && totals.Columns.Tree.IndexOf(term.Unit.Key) is >= 0 and var index
            ? new ChosenCell(totals, index, period, term)
            : default;
        return at.Totals is not null;
    }
}
