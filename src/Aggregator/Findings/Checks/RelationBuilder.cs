using Telemetry.Doctor.Edits;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>
/// Gathers the numbers of a relation, each followed down to what was reported: a sum of parts or of units is taken apart, because
/// only a reported number can have been mistyped. For one relation; not thread-safe.
/// </summary>
internal sealed class RelationBuilder(CheckScope scope, string source)
{
    private readonly List<RelationCell> _numbers = [];
    private readonly List<FindingCell> _cells = [];

    /// <summary>Adds a value that is there and has everything in it; false where something is missing, and there is no relation.</summary>
    public bool TryAdd(Metric metric, Period period, int area, int coefficient)
    {
        var cell = scope.Columns.Resolve(source, metric, period, area);
        if (cell.How == Provenance.NotApplicable)
        {
            return true;
        }

        if (!CheckScope.IsWhole(cell))
        {
            return false;
        }

        if (scope.Tree.IsCountry && area > 0)
        {
            // A province's own shard knows what is behind it.
            Add(metric, period, area, coefficient, cell.Value, receipt: 0, isFixed: cell.How != Provenance.Explicit);
            return true;
        }

        switch (cell.How)
        {
            case Provenance.Explicit:
                Add(metric, period, area, coefficient, cell.Value, scope.Facts.Find(source, metric.Code, period)!.Sequence(area), isFixed: false);
                return true;
            case Provenance.Parts:
                return metric.Parts.All(part => TryAdd(part, period, area, coefficient));
            case Provenance.Areas:
                return scope.ChildrenOf(area).All(child => TryAdd(metric, period, child, coefficient));
            default:
                Add(metric, period, area, coefficient, cell.Value, receipt: 0, isFixed: true);
                return true;
        }
    }

    /// <summary>The finding, where the sum is further from 0 than the rule tolerates; null else.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="metric">What the finding is about; its decimals are those of all numbers.</param>
    /// <param name="area">The unit.</param>
    /// <param name="actual">The value that is compared, scaled.</param>
    public Finding? Judge(CheckRule rule, Metric metric, int area, long actual)
    {
        var relation = new LinearRelation(_numbers);
        var difference = CheckScope.Unscaled(metric, relation.Sum);
        if (Math.Abs(difference) <= rule.Tolerance)
        {
            return null;
        }

        var edit = SmallestEdit.Find(relation);
        var cells = _cells;
        if (edit is { Cell: var edited } && edited >= Finding.MostCells)
        {
            cells = [_cells[0], _cells[edited], .. _cells.Where((_, i) => i != 0 && i != edited)];
        }

        return scope.FindingOf(rule, source, metric.Code, area, cells) with
        {
            Actual = CheckScope.Unscaled(metric, actual),
            Expected = CheckScope.Unscaled(metric, actual) - difference,
            Threshold = rule.Tolerance,
            Edit = edit is { } e
                ? new FindingEdit(ReferenceEquals(cells, _cells) ? e.Cell : 1, CheckScope.Unscaled(metric, e.From), CheckScope.Unscaled(metric, e.To), e.Class)
                : null,
        };
    }

    private void Add(Metric metric, Period period, int area, int coefficient, long value, long receipt, bool isFixed)
    {
        _numbers.Add(new RelationCell(coefficient, value, metric.Minimum, metric.Maximum, isFixed));
        _cells.Add(scope.CellOf(source, metric, period, area, value, receipt));
    }
}
