using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>
/// A reported value whose change since the period before is unlike that of the same source's other units of the level in the province, by
/// median and MAD. The way back to the last value but one is no finding.
/// </summary>
internal sealed class JumpPeersCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        if (scope.Earlier.Count < 2)
        {
            return;
        }

        foreach (var source in scope.Sources)
        {
            foreach (var metric in rule.Metrics.Where(m => m.Minimum >= 0))
            {
                if (scope.Facts.Find(source, metric.Code, scope.Period) is { } present && scope.Facts.Find(source, metric.Code, scope.Earlier[0]) is { } before)
                {
                    Run(rule, scope, source, metric, (present, before, scope.Facts.Find(source, metric.Code, scope.Earlier[1])), findings);
                }
            }
        }
    }

    private static void Run(CheckRule rule, CheckScope scope, string source, Metric metric, (FactColumn Present, FactColumn Before, FactColumn? LastButOne) columns, List<Finding> findings)
    {
        foreach (var peers in Enumerable.Range(0, scope.Count)
            .Where(a => scope.Exists[a] && columns.Present.IsPresent(a) && columns.Before.IsPresent(a))
            .GroupBy(a => scope.Tree.Areas[a].Level))
        {
            var areas = peers.ToArray();
            if (areas.Length <= rule.Least)
            {
                continue;
            }

            var usual = RobustScale.Of(Array.ConvertAll(areas, a => JumpMath.Change(columns.Before.Value(a), columns.Present.Value(a))));
            foreach (var area in areas)
            {
                var (value, before) = (columns.Present.Value(area), columns.Before.Value(area));
                var least = Math.Max((double)rule.Deviations * JumpMath.Scale(usual.Deviation, before), JumpMath.OfPercent(rule.Change));
                var change = JumpMath.Change(before, value) - usual.Median;
                if (Math.Abs(change) > least && !IsWayBack(rule, columns.LastButOne, area, value))
                {
                    findings.Add(scope.FindingOf(rule, source, metric.Code, area, [scope.CellOf(source, metric, columns.Present, area), scope.CellOf(source, metric, columns.Before, area)]) with
                    {
                        Actual = CheckScope.Unscaled(metric, value),
                        Expected = CheckScope.Unscaled(metric, decimal.Round((decimal)(((before + 1d) * Math.Exp(usual.Median)) - 1), 0, MidpointRounding.AwayFromZero)),
                        Threshold = rule.Deviations,
                    });
                }
            }
        }
    }

    private static bool IsWayBack(CheckRule rule, FactColumn? lastButOne, int area, long value) =>
        lastButOne is not null && lastButOne.IsPresent(area) && Math.Abs(JumpMath.Change(lastButOne.Value(area), value)) <= JumpMath.OfPercent(rule.Change);
}
