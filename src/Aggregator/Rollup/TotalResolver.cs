using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// Resolves the total of all operators (or whoever makes a metric's total) for units of a shard. For each cell:
/// <list type="number">
/// <item>where any of those sources has facts of the unit itself, or no department has anything: the sum over all of them (where
/// they have its parts only, and a department has others: the sum of the parts' totals);</item>
/// <item>else, where none of them has anything at or below it: a department's own aggregate, if there is one;</item>
/// <item>else the sum of the totals of the units below.</item>
/// </list>
/// The ministry's figures are never in it. Pure; not thread-safe.
/// </summary>
internal sealed class TotalResolver(ColumnResolver columns)
{
    private readonly Dictionary<(Metric Metric, Period Period), TotalInputs> _inputs = [];
    private readonly Dictionary<(Metric Metric, Period Period), Cell[]> _totals = [];

    /// <summary>Each source's columns, from which the totals are made.</summary>
    public ColumnResolver Columns => columns;

    /// <summary>What the totals are made of.</summary>
    public TotalInputs InputsOf(Metric metric, Period period)
    {
        if (!_inputs.TryGetValue((metric, period), out var inputs))
        {
            inputs = TotalInputs.Gather(columns, metric, period);
            _inputs.Add((metric, period), inputs);
        }

        return inputs;
    }

    /// <summary>A unit's total; missing where there is nothing.</summary>
    public Cell Resolve(Metric metric, Period period, int area)
    {
        var inputs = InputsOf(metric, period);
        if (inputs.IsEmpty || !columns.Tree.On(period.Last).Exists[area])
        {
            return default;
        }

        if (columns.Tree.IsCountry && area > 0)
        {
            return inputs.LeafTotals is { } leaves ? leaves[area] : default;
        }

        // Without a department in it, the sum over units and the sum over sources are the same, and this is the shorter way.
        return inputs.HasDepartments ? ResolveAll(inputs, metric, period)[area] : inputs.SumOverSources(area);
    }

    /// <summary>Whether a unit's total is the sum of its parts' totals: the sources have parts of it only, and a department has others.</summary>
    public bool IsSummedOverParts(Metric metric, Period period, int area) => SumOverParts(InputsOf(metric, period), metric, period, area).HasValue;

    private Cell[] ResolveAll(TotalInputs inputs, Metric metric, Period period)
    {
        if (_totals.TryGetValue((metric, period), out var totals))
        {
            return totals;
        }

        var tree = columns.Tree;
        var day = tree.On(period.Last);
        var changes = metric.Kind == MetricKind.Flow && period.Grain > PeriodGrain.Day ? tree.ChangesWithin(period) : null;
        totals = new Cell[tree.Count];
        var sums = new CellSum[tree.Count];
        for (var i = totals.Length - 1; i >= 0; i--)
        {
            if (!day.Exists[i])
            {
                continue;
            }

            if (tree.IsCountry && i > 0)
            {
                totals[i] = inputs.LeafTotals is { } leaves ? leaves[i] : default;
            }
            else
            {
                var overChanges = changes is not null && changes[i] ? CombineTime(metric, period, i) : default;
                totals[i] = Decide(inputs, metric, period, i, sums[i], day, overChanges);
            }

            if (tree.Parents[i] is >= 0 and var parent)
            {
                sums[parent].Add(totals[i]);
            }
        }

        _totals.Add((metric, period), totals);
        return totals;
    }

    private Cell Decide(TotalInputs inputs, Metric metric, Period period, int area, in CellSum below, AreaTreeOnDay day, in Cell overChanges)
    {
        if (inputs.IsSummedOverSources(area))
        {
            var overParts = SumOverParts(inputs, metric, period, area);
            return overParts.HasValue ? overParts : inputs.SumOverSources(area);
        }

        if (inputs.DepartmentFor(area) is >= 0 and var chosen)
        {
            var cell = inputs.Departments[chosen].Cells[area];
            return cell.As(cell.How, cell.Marks | CellMarks.Department);
        }

        if (day.HasChildren[area])
        {
            var areas = overChanges.IsSettled ? overChanges : below.ToCell(Provenance.Areas);
            if (areas.IsAnswered || areas.How == Provenance.OutOfRange)
            {
                return areas;
            }
        }

        var absent = inputs.SumOverSources(area);
        return absent.HasValue ? new Cell(0, Provenance.Missing, CellMarks.None, 0, day.Lowest[area]) : absent;
    }

    private Cell SumOverParts(TotalInputs inputs, Metric metric, Period period, int area)
    {
        if (!inputs.HasDepartments || !inputs.IsOfPartsOnly(area))
        {
            return default;
        }

        var sum = new CellSum();
        foreach (var part in metric.Parts)
        {
            sum.Add(Resolve(part, period, area), 1);
        }

        var total = sum.ToCell(Provenance.Parts, CellMarks.Own);
        return (total.Marks & CellMarks.Department) != CellMarks.None ? total : default;
    }

    private Cell CombineTime(Metric metric, Period period, int area)
    {
        var sum = new CellSum();
        foreach (var component in period.Components())
        {
            sum.Add(Resolve(metric, component, area), 1);
        }

        return sum.ToCell(Provenance.Time);
    }
}
