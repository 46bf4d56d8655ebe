using System.Collections;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Hides what too few operators report as a whole alone: it would be the difference of the whole and the sum of its parts. An amount
/// can be moved between that rest and one lowest cell below the whole without changing any sum but those between the two; they
/// are withheld. Pure.
/// </summary>
internal static class RestPlanner
{
    /// <summary>The blocks that hide one rest.</summary>
    /// <param name="family">The metrics.</param>
    /// <param name="tree">The units.</param>
    /// <param name="grid">The totals.</param>
    /// <param name="rest">The whole.</param>
    /// <param name="isLonger">Whether the period is longer than a month: then the rest is one over time too, and the whole is withheld with all above it.</param>
    public static IEnumerable<WithheldBlock> Plan(ConfidentialFamily family, UnitTree tree, TotalGrid grid, (int Metric, int Unit) rest, bool isLonger)
    {
        if (isLonger)
        {
            return [Block(family.Wholes[rest.Metric], tree, From(tree, rest.Unit)) with { IsOnlyInLonger = true }];
        }

        var unit = Lowest(rest.Unit, u => tree.Children[u], u => grid.HasAmount(rest.Metric, u), u => grid.Magnitude(rest.Metric, u));
        var metric = Lowest(
            rest.Metric,
            m => [.. family.Metrics[m].Parts.Select(family.IndexOf)],
            m => grid.HasAmount(m, unit),
            m => grid.Magnitude(m, unit));
        return
        [
            Block(family.Wholes[metric], tree, From(tree, unit).TakeWhile(u => u != rest.Unit)),
            Block([.. family.Wholes[metric].Except(family.Wholes[rest.Metric])], tree, From(tree, unit)),
        ];
    }

    // Down along the smallest.
    private static int Lowest(int start, Func<int, int[]> below, Func<int, bool> hasAmount, Func<int, Int128> magnitude)
    {
        var at = start;
        while (below(at).Where(hasAmount).ToList() is { Count: > 0 } next)
        {
            at = next.MinBy(magnitude);
        }

        return at;
    }

    private static IEnumerable<int> From(UnitTree tree, int unit)
    {
        for (var at = unit; at >= 0; at = tree.Parents[at])
        {
            yield return at;
        }
    }

    private static WithheldBlock Block(int[] metrics, UnitTree tree, IEnumerable<int> units)
    {
        var chosen = new BitArray(tree.Count);
        foreach (var unit in units)
        {
            chosen[unit] = true;
        }

        return new WithheldBlock(metrics, chosen);
    }
}
