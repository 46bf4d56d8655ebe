using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>
/// A value that a unit reported unchanged for so many periods on end, although it changed before or, where nothing is known from before,
/// most of its peers changed meanwhile. One finding a run: at the period in which the run comes to the rule's length.
/// </summary>
internal sealed class RepeatedCheck : ICheck
{
    private const int LeastPeers = 3;

    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        if (scope.Earlier.Count < rule.Run)
        {
            return;
        }

        foreach (var source in scope.Sources)
        {
            foreach (var metric in rule.Metrics)
            {
                var columns = scope.Earlier.Take(rule.Run).Prepend(scope.Period).Select(p => scope.Facts.Find(source, metric.Code, p)).ToArray();
                if (columns[..rule.Run].All(c => c is not null))
                {
                    Run(rule, scope, source, metric, columns, findings);
                }
            }
        }
    }

    // The columns of the run, then that of the period before it.
    private static void Run(CheckRule rule, CheckScope scope, string source, Metric metric, FactColumn?[] columns, List<Finding> findings)
    {
        var before = columns[rule.Run];
        for (var area = 0; area < scope.Count; area++)
        {
            if (!scope.Exists[area] || !IsRun(columns, rule.Run, area, out var value) || value == 0 || CheckScope.Unscaled(metric, value) < (rule.Minimum ?? 0))
            {
                continue;
            }

            if (before is not null && before.IsPresent(area) ? before.Value(area) != value : MostPeersChanged(scope, columns[0]!, columns[rule.Run - 1]!, area))
            {
                findings.Add(scope.FindingOf(rule, source, metric.Code, area, [.. columns[..rule.Run].Select(c => scope.CellOf(source, metric, c!, area))]) with
                {
                    Actual = CheckScope.Unscaled(metric, value),
                    Threshold = rule.Run,
                });
            }
        }
    }

    private static bool IsRun(FactColumn?[] columns, int length, int area, out long value)
    {
        value = 0;
        for (var i = 0; i < length; i++)
        {
            if (!columns[i]!.IsPresent(area) || (i > 0 && columns[i]!.Value(area) != value))
            {
                return false;
            }

            value = columns[i]!.Value(area);
        }

        return true;
    }

    private static bool MostPeersChanged(CheckScope scope, FactColumn last, FactColumn first, int area)
    {
        var (changed, peers) = (0, 0);
        for (var other = 0; other < scope.Count; other++)
        {
            if (other != area && scope.Tree.Areas[other].Level == scope.Tree.Areas[area].Level && last.IsPresent(other) && first.IsPresent(other))
            {
                peers++;
                changed += last.Value(other) != first.Value(other) ? 1 : 0;
            }
        }

        return peers >= LeastPeers && changed * 2 > peers;
    }
}
