using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// What departments gave to a total: what is left of it after the operators' own sums. Departments that share a province are
/// named together.
/// </summary>
internal static class DepartmentShare
{
    /// <summary>One contribution per province (or for the unit, below the country).</summary>
    public static IEnumerable<Contribution> Of(TotalResolver totals, Metric metric, Period period, int index, Cell total, CellInspector all)
    {
        var columns = totals.Columns;
        var contributors = totals.Contributors(metric, period);
        var departments = totals.Departments(metric, period);
        if (!columns.Tree.IsCountry)
        {
            var inspector = new CellInspector(columns);
            inspector.FollowDepartments(totals, metric, period, index);
            all.Include(inspector);
            yield return Remainder(metric, period, index, total, contributors, departments, inspector);
            yield break;
        }

        var provinces = totals.Resolve(metric, period)!;
        var none = new CellInspector(columns);
        for (var i = 1; i < provinces.Length; i++)
        {
            if ((provinces[i].Marks & CellMarks.Department) != CellMarks.None)
            {
                yield return Remainder(metric, period, i, provinces[i], contributors, departments, none);
            }
        }
    }

    private static Contribution Remainder(
        Metric metric,
        Period period,
        int index,
        Cell total,
        List<(string Source, Cell[] Cells)> contributors,
        List<(string Source, Cell[] Cells)> departments,
        CellInspector inspector)
    {
        Int128 value = total.Value;
        var reported = total.Reported;
        var expected = total.Expected;
        foreach (var (_, cells) in contributors)
        {
            value -= cells[index].Value;
            reported -= cells[index].Reported;
            expected -= cells[index].Expected;
        }

        var having = departments.Where(d => d.Cells[index].HasValue).ToList();
        var remainder = having.Count == 1 && contributors.TrueForAll(c => !c.Cells[index].HasValue)
            ? having[0].Cells[index]
            : new Cell((long)value, Provenance.Areas, CellMarks.None, Math.Max(0, reported), Math.Max(0, expected), total.Vintage);
        return OperandBuilder.ToContribution(string.Join('+', having.Select(d => d.Source)), SourceKind.Department, metric, remainder, period, inspector);
    }
}
