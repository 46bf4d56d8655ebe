using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>
/// A reported value that leaps away from the unit's own history. Of a metric that is never negative, the change since the last value is
/// held against the changes before, by median and MAD; and the change since the last but one too, so that the way back from a wrong value
/// is no second finding. A leap that the same time of the year before made as well is the season. Of a metric that may be negative, the
/// value itself is held against the values before.
/// </summary>
internal sealed class JumpHistoryCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        foreach (var source in scope.Sources)
        {
            foreach (var metric in rule.Metrics)
            {
                if (scope.Facts.Find(source, metric.Code, scope.Period) is not { } present)
                {
                    continue;
                }

                var earlier = scope.Earlier.Select(p => scope.Facts.Find(source, metric.Code, p)).ToArray();
                if (earlier.Count(c => c is not null) >= rule.Least)
                {
                    Run(rule, scope, source, metric, present, earlier, findings);
                }
            }
        }
    }

    /// <summary>The value that would have been usual; null where the last one is no jump.</summary>
    /// <param name="rule">Least history, deviations, least change.</param>
    /// <param name="values">The value, then the earlier ones, the nearest first.</param>
    /// <param name="season">The value a year before and the one before that; null where one is missing.</param>
    public static double? UsualValue(CheckRule rule, ReadOnlySpan<double> values, (double Then, double Before)? season)
    {
        Span<double> changes = stackalloc double[values.Length - 2];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = JumpMath.Change(values[i + 2], values[i + 1]);
        }

        var usual = RobustScale.Of(changes);
        Span<double> levels = stackalloc double[values.Length - 1];
        values[1..].CopyTo(levels);
        var deviations = (double)rule.Deviations * JumpMath.Caution(changes.Length);
        var least = Math.Max(deviations * JumpMath.Scale(usual.Deviation, RobustScale.MedianOf(levels)), JumpMath.OfPercent(rule.Change));
        var last = JumpMath.Change(values[1], values[0]) - usual.Median;
        var lastButOne = JumpMath.Change(values[2], values[0]) - (2 * usual.Median);
        if (Math.Abs(last) <= least || Math.Abs(lastButOne) <= least || Math.Sign(last) != Math.Sign(lastButOne))
        {
            return null;
        }

        if (season is { } year && Math.Abs(JumpMath.Change(values[1], values[0]) - JumpMath.Change(year.Before, year.Then)) <= JumpMath.OfPercent(rule.Change))
        {
            return null;
        }

        return ((values[1] + 1) * Math.Exp(usual.Median)) - 1;
    }

    /// <summary>The same for values that may be negative.</summary>
    public static double? UsualAmount(CheckRule rule, ReadOnlySpan<double> values)
    {
        Span<double> earlier = stackalloc double[values.Length - 1];
        for (var i = 0; i < earlier.Length; i++)
        {
            earlier[i] = Math.Abs(values[i + 1]);
        }

        var size = RobustScale.MedianOf(earlier);
        values[1..].CopyTo(earlier);
        var usual = RobustScale.Of(earlier);
        var scale = Math.Max(usual.Deviation, Math.Sqrt(size + 1));
        var least = Math.Max((double)rule.Deviations * scale, (double)rule.Change / 100 * size);
        return Math.Abs(values[0] - usual.Median) > least ? usual.Median : null;
    }

    private static void Run(CheckRule rule, CheckScope scope, string source, Metric metric, FactColumn present, FactColumn?[] earlier, List<Finding> findings)
    {
        var near = JumpMath.NearRatio(rule.Change);
        Span<double> values = stackalloc double[earlier.Length + 1];
        for (var area = 0; area < scope.Count; area++)
        {
            if (!scope.Exists[area] || !present.IsPresent(area))
            {
                continue;
            }

            values[0] = present.Value(area);
            if (metric.Minimum >= 0 && FirstPresent(earlier, area) is { } before && JumpMath.IsNear(before.Value(area), values[0], near))
            {
                continue;
            }

            var count = 1;
            foreach (var column in earlier)
            {
                if (column is not null && column.IsPresent(area))
                {
                    values[count++] = column.Value(area);
                }
            }

            if (count <= rule.Least)
            {
                continue;
            }

            var usual = metric.Minimum < 0
                ? UsualAmount(rule, values[..count])
                : UsualValue(rule, values[..count], SeasonOf(scope, source, metric, area));
            if (usual is { } value)
            {
                var cells = earlier.OfType<FactColumn>().Where(c => c.IsPresent(area)).Prepend(present).Select(c => scope.CellOf(source, metric, c, area)).ToList();
                findings.Add(scope.FindingOf(rule, source, metric.Code, area, cells) with
                {
                    Actual = cells[0].Value,
                    Expected = CheckScope.Unscaled(metric, Rounded(value)),
                    Threshold = rule.Deviations,
                });
            }
        }
    }

    private static FactColumn? FirstPresent(FactColumn?[] columns, int area)
    {
        foreach (var column in columns)
        {
            if (column is not null && column.IsPresent(area))
            {
                return column;
            }
        }

        return null;
    }

    // A double of money may be beyond what a decimal's neighbour can show exactly; a usual value is an estimate all the same.
    private static decimal Rounded(double value) => decimal.Round((decimal)Math.Clamp(value, -9e18, 9e18), 0, MidpointRounding.AwayFromZero);

    private static (double Then, double Before)? SeasonOf(CheckScope scope, string source, Metric metric, int area)
    {
        var then = scope.Period.SamePeriodOfYearBefore();
        return scope.Facts.Find(source, metric.Code, then) is { } a && a.IsPresent(area)
            && scope.Facts.Find(source, metric.Code, then.Previous()) is { } b && b.IsPresent(area)
            && scope.Period.Previous() != then
                ? (a.Value(area), b.Value(area))
                : null;
    }
}
