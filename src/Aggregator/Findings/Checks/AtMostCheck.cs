using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>One metric of a unit is never above another. A bound leaves many ways to be right, so no edit is ever named.</summary>
internal sealed class AtMostCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        var (smaller, larger) = (rule.Metrics[0], rule.Metrics[1]);
        foreach (var source in scope.Sources)
        {
            if (scope.Columns.Resolve(source, smaller, scope.Period) is not { } some || scope.Columns.Resolve(source, larger, scope.Period) is not { } all)
            {
                continue;
            }

            for (var area = 0; area < scope.Count; area++)
            {
                if (IsOwn(some[area]) && IsOwn(all[area]) && CheckScope.Unscaled(smaller, (decimal)some[area].Value - all[area].Value) > rule.Tolerance)
                {
                    findings.Add(scope.FindingOf(rule, source, smaller.Code, area, [Cell(smaller, some[area], area), Cell(larger, all[area], area)]) with
                    {
                        Actual = CheckScope.Unscaled(smaller, some[area].Value),
                        Expected = CheckScope.Unscaled(larger, all[area].Value),
                        Threshold = rule.Tolerance,
                    });
                }
            }

            FindingCell Cell(Metric metric, in Cell cell, int area) =>
                scope.CellOf(source, metric, scope.Period, area, cell.Value, scope.Facts.Find(source, metric.Code, scope.Period)?.Sequence(area) ?? 0);
        }
    }

    private static bool IsOwn(in Cell cell) => cell.IsOwn && CheckScope.IsWhole(cell);
}
