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
        var inputs = totals.InputsOf(metric, period);
        if (!columns.Tree.IsCountry)
        {
            var inspector = new CellInspector(columns);
            inspector.FollowDepartments(totals, metric, period, index);
            all.Include(inspector);
            yield return Remainder(metric, period, index, total, inputs, inspector);
            yield break;
        }

        var provinces = inputs.LeafTotals ?? [];
        var none = new CellInspector(columns);
        for (var i = 1; i < provinces.Length; i++)
        {
            if ((provinces[i].Marks & CellMarks.Department) != CellMarks.None)
            {
                yield return Remainder(metric, period, i, provinces[i], inputs, none);
            }
        }
    }

    private static Contribution Remainder(
        Metric metric,
        Period period,
        int index,
        Cell total,
        TotalInputs inputs,
        CellInspector inspector)
    {
        Int128 value = total.Value;
        var reported = total.Reported;
        var expected = total.Expected;
        foreach (var (_, cells) in inputs.Contributors)
        {
            value -= cells[index].Value;
            reported -= cells[index].Reported;
            expected -= cells[index].Expected;
        }

        var having = inputs.Departments.Where(d => d.Cells[index].HasValue).ToList();
        var remainder = having.Count == 1 && inputs.Contributors.TrueForAll(c => !c.Cells[index].HasValue)
            ? having[0].Cells[index]
            : new Cell((long)value, Provenance.Areas, CellMarks.None, Math.Max(0, reported), Math.Max(0, expected), total.Vintage);
        return OperandBuilder.ToContribution(string.Join('+', having.Select(d => d.Source)), SourceKind.Department, metric, remainder, period, inspector);
    }
}
