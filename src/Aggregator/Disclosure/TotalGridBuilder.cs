using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Collects the totals of a family in one period; marks those behind which too few operators stand, and those of which too few
/// report the whole alone, so that the difference to the sum of the parts would be theirs. Not thread-safe.
/// </summary>
internal sealed class TotalGridBuilder
{
    private static readonly Sums[] Kinds = [Sums.Units, Sums.Parts, Sums.Time];

    private readonly ConfidentialFamily _family;
    private readonly Period _period;
    private readonly UnitTree _tree;
    private readonly DisclosureOptions _options;
    private readonly string[] _sources;
    private readonly TotalGrid _grid;

    private TotalGridBuilder(IEnumerable<string> sources, ConfidentialFamily family, Period period, UnitTree tree, DisclosureOptions options)
    {
        _sources = [.. sources];
        _family = family;
        _period = period;
        _tree = tree;
        _options = options;
        _grid = new TotalGrid(family.Metrics.Length, tree.Count, _sources.Length);
    }

    /// <summary>The totals of the country and of every unit in it.</summary>
    /// <param name="country">A resolver of the country from its provinces' facts.</param>
    /// <param name="family">The metrics.</param>
    /// <param name="period">The period.</param>
    /// <param name="tree">The units.</param>
    /// <param name="options">When a total tells too much.</param>
    public static TotalGrid Build(ColumnResolver country, ConfidentialFamily family, Period period, UnitTree tree, DisclosureOptions options)
    {
        var builder = new TotalGridBuilder(country.Sources, family, period, tree, options);
        foreach (var shard in ((ProvinceLeaves)country.Leaves!).Provinces.Append(new TotalResolver(country)))
        {
            builder.AddTotals(shard);
        }

        foreach (var shard in ((ProvinceLeaves)country.Leaves!).Provinces.Append(new TotalResolver(country)))
        {
            builder.FindRests(shard);
        }

        return builder._grid;
    }

    // In the country's own shard the provinces are those of their own shards.
    private static int UnitsOf(AreaTree tree) => tree.IsCountry ? 1 : tree.Count;

    private void AddTotals(TotalResolver totals)
    {
        var areas = totals.Columns.Tree.Areas;
        for (var m = 0; m < _family.Metrics.Length; m++)
        {
            var inputs = totals.InputsOf(_family.Metrics[m], _period);
            var sources = inputs.Contributors.ConvertAll(c => Array.IndexOf(_sources, c.Source));
            var values = new Int128[inputs.Contributors.Count];
            for (var i = 0; i < UnitsOf(totals.Columns.Tree) && !inputs.IsEmpty; i++)
            {
                if (totals.Resolve(_family.Metrics[m], _period, i) is not { HasValue: true } total)
                {
                    continue;
                }

                var unit = _tree.IndexOf(areas[i].Key);
                _grid.Set(m, unit, total.Value);
                for (var c = 0; c < values.Length; c++)
                {
                    values[c] = inputs.Contributors[c].Cells[i].Value;
                    _grid.SetContribution(m, unit, sources[c], inputs.Contributors[c].Cells[i].Value);
                }

                // Nobody knows how many operators stand behind a department's aggregate.
                if ((total.Marks & CellMarks.Department) != CellMarks.None || SensitivityRule.IsSensitive(values, _options))
                {
                    _grid.MarkSensitive(m, unit);
                }
            }
        }
    }

    private void FindRests(TotalResolver totals)
    {
        for (var m = 0; m < _family.Metrics.Length; m++)
        {
            var metric = _family.Metrics[m];
            var contributors = totals.InputsOf(metric, _period).Contributors
                .ConvertAll(c => new Contributor(c.Cells, Covered(totals.Columns, c.Source, metric, c.Cells)));
            for (var i = 0; i < UnitsOf(totals.Columns.Tree) && contributors.Count > 0; i++)
            {
                foreach (var kind in Kinds)
                {
                    AddRest(contributors, kind, m, i, totals);
                }
            }
        }
    }

    // Of a unit, what those report who have nothing for any of its parts (units below, components of the period), where others have.
    private void AddRest(List<Contributor> contributors, Sums kind, int metric, int index, TotalResolver totals)
    {
        var amounts = new List<Int128>();
        var isPublished = false;
        foreach (var contributor in contributors)
        {
            var isCovered = (contributor.Covered[index] & kind) != Sums.None;
            isPublished |= isCovered;
            if (!isCovered && IsOwn(contributor.Cells[index]) && contributor.Cells[index].Value != 0)
            {
                amounts.Add(contributor.Cells[index].Value);
            }
        }

        if (isPublished && amounts.Count > 0 && SensitivityRule.IsSensitive([.. amounts], _options))
        {
            _grid.AddRest(metric, _tree.IndexOf(totals.Columns.Tree.Areas[index].Key));
        }
    }

    // Not summed from others: where it is, the rest is theirs. A longer period is summed from its months.
    private bool IsOwn(Cell cell) =>
        cell.How is Provenance.Explicit or Provenance.Standing || (cell.How == Provenance.Time && _period.Grain == PeriodGrain.Month);

    // Along which sums a source has any of the parts, per unit.
    private Sums[] Covered(ColumnResolver columns, string source, Metric metric, Cell[] cells)
    {
        var tree = columns.Tree;
        var covered = new Sums[cells.Length];
        for (var i = 1; i < cells.Length; i++)
        {
            covered[tree.Parents[i]] |= cells[i].HasValue ? Sums.Units : Sums.None;
        }

        AddTo(metric.Parts.Select(p => columns.Resolve(source, p, _period)), Sums.Parts);
        if (_period.Grain > PeriodGrain.Month)
        {
            var components = _period.Components();
            AddTo((_family.Time == FamilyTime.Flow ? components : [components[^1]]).Select(p => columns.Resolve(source, metric, p)), Sums.Time);
        }

        return covered;

        void AddTo(IEnumerable<Cell[]?> parts, Sums kind)
        {
            foreach (var part in parts.OfType<Cell[]>())
            {
                for (var i = 0; i < part.Length; i++)
                {
                    covered[i] |= part[i].HasValue ? kind : Sums.None;
                }
            }
        }
    }

    [Flags]
    private enum Sums
    {
        None = 0,
        Units = 1,
        Parts = 2,
        Time = 4,
    }

    private sealed record Contributor(Cell[] Cells, Sums[] Covered);
}
