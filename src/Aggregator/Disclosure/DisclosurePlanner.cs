using System.Collections;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Decides what is withheld because of one period's totals: every total that tells too much, and with it as many others as it takes
/// that no sum gives it away. Each block of metrics × units × periods (see <see cref="TimePatterns"/>) is safe by itself, so all
/// together are. Pure.
/// </summary>
internal static class DisclosurePlanner
{
    /// <summary>The blocks, all with the period's time pattern.</summary>
    /// <param name="family">The metrics.</param>
    /// <param name="tree">The units.</param>
    /// <param name="grid">The period's totals.</param>
    /// <param name="isLonger">Whether the period is longer than a month.</param>
    /// <param name="options">When a sum tells too much.</param>
    public static IReadOnlyList<WithheldBlock> Plan(ConfidentialFamily family, UnitTree tree, TotalGrid grid, bool isLonger, DisclosureOptions options)
    {
        var chosen = Choose(family, tree, grid);
        var blocks = new List<WithheldBlock>(chosen.Count);
        foreach (var (pattern, units) in chosen)
        {
            var hasValue = new bool[tree.Count];
            for (var unit = 0; unit < hasValue.Length; unit++)
            {
                hasValue[unit] = Array.Exists(pattern.Members, m => grid.HasValue(m, unit));
            }

            bool TellsTooMuch(IReadOnlyList<int> below) =>
                Array.Exists(pattern.Members, m => SensitivityRule.IsSensitive(grid.Contributions(m, below), options));
            new AreaClosure(tree, hasValue, (a, b) => IsBetter(grid, pattern, a, b), TellsTooMuch, units).Close();
            blocks.Add(new WithheldBlock(pattern.Members, new BitArray(units)));
        }

        blocks.AddRange(grid.Rests.SelectMany(r => RestPlanner.Plan(family, tree, grid, r, isLonger)));
        return blocks;
    }

    private static Dictionary<MetricPattern, bool[]> Choose(ConfidentialFamily family, UnitTree tree, TotalGrid grid)
    {
        var counts = new int[grid.Metrics];
        for (var metric = 0; metric < counts.Length; metric++)
        {
            for (var unit = 0; unit < tree.Count; unit++)
            {
                counts[metric] += grid.IsSensitive(metric, unit) ? 1 : 0;
            }
        }

        var chosen = new Dictionary<MetricPattern, bool[]>();
        for (var metric = 0; metric < counts.Length; metric++)
        {
            for (var unit = 0; unit < tree.Count && counts[metric] > 0; unit++)
            {
                if (grid.IsSensitive(metric, unit) && !chosen.Any(c => c.Value[unit] && c.Key.Contains(metric)))
                {
                    var pattern = family.PatternsOf[metric].MinBy(p => (Lacking(grid, p, unit), p.Largest, p.Size, -p.Members.Sum(m => counts[m])))!;
                    if (!chosen.TryGetValue(pattern, out var units))
                    {
                        chosen.Add(pattern, units = new bool[tree.Count]);
                    }

                    units[unit] = true;
                }
            }
        }

        return chosen;
    }

    // A metric that everybody knows to be zero hides nothing: those with an amount go first, then the smallest.
    private static bool IsBetter(TotalGrid grid, MetricPattern pattern, int a, int b)
    {
        var lacking = Lacking(grid, pattern, a).CompareTo(Lacking(grid, pattern, b));
        return lacking < 0 || (lacking == 0 && Sum(grid, pattern, a) < Sum(grid, pattern, b));
    }

    private static int Lacking(TotalGrid grid, MetricPattern pattern, int unit)
    {
        var lacking = 0;
        foreach (var metric in pattern.Members)
        {
            lacking += grid.HasAmount(metric, unit) ? 0 : 1;
        }

        return lacking;
    }

    private static Int128 Sum(TotalGrid grid, MetricPattern pattern, int unit)
    {
        Int128 sum = 0;
        foreach (var metric in pattern.Members)
        {
            sum += grid.Magnitude(metric, unit);
        }

        return sum;
    }
}
