using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>What the totals of a metric and period are made of: columns of the sources that make it, and of departments. Immutable.</summary>
internal sealed class TotalInputs
{
    /// <summary>The sources that make the metric's total and have anything, in ordinal order.</summary>
    public required List<(string Source, Cell[] Cells)> Contributors { get; init; }

    /// <summary>The departments that have anything, where they do not make the total themselves.</summary>
    public required List<(string Source, Cell[] Cells)> Departments { get; init; }

    /// <summary>The provinces' totals, in the country's tree.</summary>
    public required Cell[]? LeafTotals { get; init; }

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Contributors.Count == 0 && Departments.Count == 0 && LeafTotals is null;

    /// <summary>Whether a department's aggregate can be in a total.</summary>
    public bool HasDepartments { get; private init; }

    /// <summary>Collects them.</summary>
    public static TotalInputs Gather(ColumnResolver columns, Metric metric, Period period)
    {
        var departments = metric.ReportedBy == SourceKind.Department ? [] : OfKind(columns, SourceKind.Department, metric, period);
        var leafTotals = columns.Leaves?.Total(metric, period);
        return new TotalInputs
        {
            Contributors = OfKind(columns, metric.ReportedBy, metric, period),
            Departments = departments,
            LeafTotals = leafTotals,
            HasDepartments = departments.Count > 0 || (leafTotals is not null && Array.Exists(leafTotals, c => (c.Marks & CellMarks.Department) != CellMarks.None)),
        };
    }

    /// <summary>Whether a unit's total is the sum over sources: one of them has facts of the unit itself.</summary>
    public bool IsSummedOverSources(int area)
    {
        foreach (var (_, cells) in Contributors)
        {
            if (cells[area].IsAnswered && (cells[area].IsOwn || cells[area].How == Provenance.Predecessors))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every source that has a value of the unit has it as the sum of parts.</summary>
    public bool IsOfPartsOnly(int area) => Contributors.TrueForAll(c => !c.Cells[area].IsAnswered || c.Cells[area].How == Provenance.Parts);

    /// <summary>
    /// Index of the department whose aggregate is the unit's total, −1 for none, where it is not the sum over sources: none of
    /// them has anything at or below the unit.
    /// </summary>
    public int DepartmentFor(int area)
    {
        foreach (var (_, cells) in Contributors)
        {
            if (cells[area].IsAnswered || cells[area].Reported > 0 || cells[area].How == Provenance.OutOfRange)
            {
                return -1;
            }
        }

        return Departments.FindIndex(d => d.Cells[area].HasValue && (d.Cells[area].IsOwn || d.Cells[area].How == Provenance.Predecessors));
    }

    /// <summary>The sum over sources; where there is none, what the departments say for absence.</summary>
    public Cell SumOverSources(int area)
    {
        var sum = new CellSum();
        var how = Provenance.Missing;
        var isOwn = false;
        foreach (var (_, cells) in Contributors.Count > 0 ? Contributors : Departments)
        {
            ref readonly var cell = ref cells[area];
            sum.Add(cell);
            isOwn |= cell.IsOwn;
            if (cell.HasValue)
            {
                how = how == Provenance.Missing || how == cell.How ? cell.How : Provenance.Mixed;
            }
        }

        var total = sum.ToCell(how, isOwn ? CellMarks.Own : CellMarks.None);
        return total.How == Provenance.Missing ? new Cell(0, Provenance.Missing, CellMarks.None, total.Reported, Math.Max(1, total.Expected)) : total;
    }

    private static List<(string Source, Cell[] Cells)> OfKind(ColumnResolver columns, SourceKind kind, Metric metric, Period period)
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
