using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// Resolves the total of all operators (or whoever makes a metric's total) for every unit of a shard. For each cell:
/// <list type="number">
/// <item>where any of those sources has facts of the unit itself: the sum over all of them;</item>
/// <item>else, where none of them has anything at or below it: a department's own aggregate, if there is one;</item>
/// <item>else the sum of the totals of the units below.</item>
/// </list>
/// The ministry's figures are never in it. Pure; not thread-safe.
/// </summary>
internal sealed class TotalResolver(ColumnResolver columns)
{
    private readonly Dictionary<(Metric Metric, Period Period), Cell[]?> _totals = [];
    private CellSum[]? _sums;

    /// <summary>Each source's columns, from which the totals are made.</summary>
    public ColumnResolver Columns => columns;

    /// <summary>The totals; null where there is nothing.</summary>
    public Cell[]? Resolve(Metric metric, Period period)
    {
        if (!_totals.TryGetValue((metric, period), out var cells))
        {
            cells = Compute(metric, period);
            _totals.Add((metric, period), cells);
        }

        return cells;
    }

    /// <summary>The sources that make the metric's total and have anything, with their columns, in ordinal order.</summary>
    public List<(string Source, Cell[] Cells)> Contributors(Metric metric, Period period) => OfKind(metric.ReportedBy, metric, period);

    /// <summary>The departments that have anything, where they do not make the total themselves.</summary>
    public List<(string Source, Cell[] Cells)> Departments(Metric metric, Period period) =>
        metric.ReportedBy == SourceKind.Department ? [] : OfKind(SourceKind.Department, metric, period);

    /// <summary>Whether the total of a unit is the sum over sources, rather than a department's or the units' below.</summary>
    public static bool IsSummedOverSources(List<(string Source, Cell[] Cells)> contributors, int area)
    {
        foreach (var (_, cells) in contributors)
        {
            if (cells[area].IsAnswered && (cells[area].IsOwn || cells[area].How == Provenance.Predecessors))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The department whose aggregate is the unit's total, −1 for none; where the total is not summed over sources.</summary>
    public static int DepartmentFor(List<(string Source, Cell[] Cells)> contributors, List<(string Source, Cell[] Cells)> departments, int area)
    {
        foreach (var (_, cells) in contributors)
        {
            if (cells[area].IsAnswered || cells[area].Reported > 0 || cells[area].How == Provenance.OutOfRange)
            {
                return -1;
            }
        }

        return departments.FindIndex(d => d.Cells[area].HasValue && (d.Cells[area].IsOwn || d.Cells[area].How == Provenance.Predecessors));
    }

    private Cell[]? Compute(Metric metric, Period period)
    {
        var tree = columns.Tree;
        var contributors = Contributors(metric, period);
        var departments = Departments(metric, period);
        var leafTotals = columns.Leaves?.Total(metric, period);
        if (contributors.Count == 0 && departments.Count == 0 && leafTotals is null)
        {
            return null;
        }

        var day = tree.On(period.Last);
        var changes = metric.Kind == MetricKind.Flow && period.Grain > PeriodGrain.Day ? tree.ChangesWithin(period) : null;
        var totals = new Cell[tree.Count];
        _sums ??= new CellSum[tree.Count];
        var sums = _sums;
        Array.Clear(sums);

        // Totals of shorter periods are needed first: the scratch array is one.
        if (changes is not null)
        {
            foreach (var component in period.Components())
            {
                Resolve(metric, component);
            }

            Array.Clear(sums);
        }

        for (var i = totals.Length - 1; i >= 0; i--)
        {
            if (!day.Exists[i])
            {
                continue;
            }

            totals[i] = tree.IsCountry && i > 0
                ? leafTotals is null ? default : leafTotals[i]
                : Decide(metric, period, contributors, departments, i, sums[i], day, changes);
            if (tree.Parents[i] is >= 0 and var parent)
            {
                sums[parent].Add(totals[i]);
            }
        }

        return totals;
    }

    private Cell Decide(
        Metric metric,
        Period period,
        List<(string Source, Cell[] Cells)> contributors,
        List<(string Source, Cell[] Cells)> departments,
        int area,
        in CellSum below,
        AreaTreeOnDay day,
        bool[]? changes)
    {
        if (IsSummedOverSources(contributors, area))
        {
            return SumOverSources(contributors, area);
        }

        if (DepartmentFor(contributors, departments, area) is >= 0 and var chosen)
        {
            var cell = departments[chosen].Cells[area];
            return cell.As(cell.How, cell.Marks | CellMarks.Department);
        }

        if (day.HasChildren[area])
        {
            if (changes is not null && changes[area] && CombineTime(metric, period, area) is { IsSettled: true } overChanges)
            {
                return overChanges;
            }

            var areas = below.ToCell(Provenance.Areas);
            if (areas.IsAnswered || areas.How == Provenance.OutOfRange)
            {
                return areas;
            }
        }

        var absent = contributors.Count > 0 ? SumOverSources(contributors, area) : departments.Count > 0 ? SumOverSources(departments, area) : default;
        return absent.HasValue ? new Cell(0, Provenance.Missing, CellMarks.None, 0, day.Lowest[area]) : absent;
    }

    private static Cell SumOverSources(List<(string Source, Cell[] Cells)> sources, int area)
    {
        var sum = new CellSum();
        var how = Provenance.Missing;
        var isOwn = false;
        foreach (var (_, cells) in sources)
        {
            sum.Add(cells[area]);
            isOwn |= cells[area].IsOwn;
            if (cells[area].HasValue)
            {
                how = how == Provenance.Missing || how == cells[area].How ? cells[area].How : Provenance.Mixed;
            }
        }

        var cell = sum.ToCell(how, isOwn ? CellMarks.Own : CellMarks.None);
        return cell.How == Provenance.Missing && sources.Count > 0 ? new Cell(0, Provenance.Missing, CellMarks.None, cell.Reported, Math.Max(1, cell.Expected)) : cell;
    }

    private Cell CombineTime(Metric metric, Period period, int area)
    {
        var sum = new CellSum();
        foreach (var component in period.Components())
        {
            sum.Add(Resolve(metric, component) is { } cells ? cells[area] : default, 1);
        }

        return sum.ToCell(Provenance.Time);
    }

    private List<(string Source, Cell[] Cells)> OfKind(SourceKind kind, Metric metric, Period period)
    {
        var found = new List<(string Source, Cell[] Cells)>();
        foreach (var source in columns.SourcesOf(metric))
        {
            if (columns.Catalogue.Sources.TryGetValue(source, out var known) && known.Kind == kind && columns.Resolve(source, metric, period) is { } cells)
            {
                found.Add((source, cells));
            }
        }

        return found;
    }
}
