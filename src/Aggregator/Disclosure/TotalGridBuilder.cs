using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Collects the totals of a family in one period and marks those that must be withheld for their own sake: a total behind which too
/// few operators stand; and, where a sum leaves a rest behind which too few stand (an operator that reports the whole but not the
/// parts), one of the sum, since the rest is the difference of what is shown. Not thread-safe.
/// </summary>
internal sealed class TotalGridBuilder
{
    private readonly ConfidentialFamily _family;
    private readonly Period _period;
    private readonly UnitTree _tree;
    private readonly DisclosureOptions _options;
    private readonly TotalGrid _grid;

    private TotalGridBuilder(ConfidentialFamily family, Period period, UnitTree tree, DisclosureOptions options)
    {
        _family = family;
        _period = period;
        _tree = tree;
        _options = options;
        _grid = new TotalGrid(family.Metrics.Length, tree.Count);
    }

    /// <summary>The totals of the country and of every unit in it.</summary>
    /// <param name="country">A resolver of the country from its provinces' facts.</param>
    /// <param name="family">The metrics.</param>
    /// <param name="period">The period.</param>
    /// <param name="tree">The units.</param>
    /// <param name="options">When a total tells too much.</param>
    public static TotalGrid Build(ColumnResolver country, ConfidentialFamily family, Period period, UnitTree tree, DisclosureOptions options)
    {
        var builder = new TotalGridBuilder(family, period, tree, options);
        foreach (var shard in ((ProvinceLeaves)country.Leaves!).Provinces.Append(new TotalResolver(country)))
        {
            builder.AddTotals(shard);
        }

        foreach (var shard in ((ProvinceLeaves)country.Leaves!).Provinces.Append(new TotalResolver(country)))
        {
            builder.MarkRests(shard);
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
            var values = new long[inputs.Contributors.Count];
            for (var i = 0; i < UnitsOf(totals.Columns.Tree) && !inputs.IsEmpty; i++)
            {
                if (totals.Resolve(_family.Metrics[m], _period, i) is not { HasValue: true } total)
                {
                    continue;
                }

                for (var c = 0; c < values.Length; c++)
                {
                    values[c] = inputs.Contributors[c].Cells[i].Value;
                }

                var unit = _tree.IndexOf(areas[i].Key);
                _grid.Set(m, unit, total.Value);

                // Nobody knows how many operators stand behind a department's aggregate.
                if ((total.Marks & CellMarks.Department) != CellMarks.None || SensitivityRule.IsSensitive(values, _options))
                {
                    _grid.MarkSensitive(m, unit);
                }
            }
        }
    }

    private void MarkRests(TotalResolver totals)
    {
        for (var m = 0; m < _family.Metrics.Length; m++)
        {
            var metric = _family.Metrics[m];
            var contributors = totals.InputsOf(metric, _period).Contributors;
            if (contributors.Count == 0)
            {
                continue;
            }

            MarkAreaRests(totals.Columns.Tree, contributors, m);
            if (metric.Parts.Count > 0)
            {
                MarkPartRests(totals, contributors, m);
            }

            if (_period.Grain > PeriodGrain.Month)
            {
                MarkTimeRests(totals, contributors, m);
            }
        }
    }

    private void MarkAreaRests(AreaTree tree, List<(string Source, Cell[] Cells)> contributors, int metric)
    {
        var rests = contributors.ConvertAll(c =>
        {
            var rest = Array.ConvertAll(c.Cells, cell => cell.Value);
            for (var i = 1; i < rest.Length; i++)
            {
                rest[tree.Parents[i]] -= c.Cells[i].Value;
            }

            return rest;
        });
        foreach (var whole in tree.WithChildren)
        {
            if (IsSensitiveRest(rests, whole) && whole < UnitsOf(tree))
            {
                MarkSmallest(_tree.Children[_tree.IndexOf(tree.Areas[whole].Key)].Select(child => (metric, child)));
            }
        }
    }

    private void MarkPartRests(TotalResolver totals, List<(string Source, Cell[] Cells)> contributors, int metric)
    {
        var tree = totals.Columns.Tree;
        var parts = _family.Metrics[metric].Parts;
        var rests = contributors.ConvertAll(c => Rest(c.Cells, parts.Select(p => totals.Columns.Resolve(c.Source, p, _period))));
        for (var i = 0; i < UnitsOf(tree); i++)
        {
            if (IsSensitiveRest(rests, i))
            {
                var unit = _tree.IndexOf(tree.Areas[i].Key);
                MarkSmallest(parts.Select(p => (_family.IndexOf(p), unit)));
            }
        }
    }

    private void MarkTimeRests(TotalResolver totals, List<(string Source, Cell[] Cells)> contributors, int metric)
    {
        var tree = totals.Columns.Tree;
        var components = _period.Components();
        IReadOnlyList<Period> summed = _family.Time == FamilyTime.Flow ? components : [components[^1]];
        var rests = contributors.ConvertAll(c => Rest(c.Cells, summed.Select(p => totals.Columns.Resolve(c.Source, _family.Metrics[metric], p))));
        for (var i = 0; i < UnitsOf(tree); i++)
        {
            if (IsSensitiveRest(rests, i) && summed.Any(p => totals.Resolve(_family.Metrics[metric], p, i).HasValue))
            {
                _grid.MarkSensitive(metric, _tree.IndexOf(tree.Areas[i].Key));
            }
        }
    }

    private static long[] Rest(Cell[] whole, IEnumerable<Cell[]?> summed)
    {
        var rest = Array.ConvertAll(whole, cell => cell.Value);
        foreach (var cells in summed.OfType<Cell[]>())
        {
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] -= cells[i].Value;
            }
        }

        return rest;
    }

    private bool IsSensitiveRest(List<long[]> rests, int unit)
    {
        var any = false;
        foreach (var rest in rests)
        {
            any |= rest[unit] != 0;
        }

        return any && SensitivityRule.IsSensitive([.. rests.Select(r => r[unit])], _options);
    }

    // None where there is no value to take the difference with: then the rest is the whole itself.
    private void MarkSmallest(IEnumerable<(int Metric, int Unit)> cells)
    {
        var best = (Metric: -1, Unit: -1);
        foreach (var cell in cells)
        {
            if (_grid.HasValue(cell.Metric, cell.Unit)
                && (best.Unit < 0 || _grid.Magnitude(cell.Metric, cell.Unit) < _grid.Magnitude(best.Metric, best.Unit)))
            {
                best = cell;
            }
        }

        if (best.Unit >= 0)
        {
            _grid.MarkSensitive(best.Metric, best.Unit);
        }
    }
}
