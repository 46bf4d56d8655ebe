using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>A unit's own value is the sum of the units directly below it, where every one of them has a whole value.</summary>
internal sealed class ChildrenParentCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        foreach (var source in scope.Sources)
        {
            foreach (var code in scope.Facts.MetricsOf(source).Order(StringComparer.Ordinal))
            {
                if (scope.Columns.Catalogue.Metrics.TryGetValue(code, out var metric)
                    && (rule.Metrics.Count == 0 || rule.Metrics.Contains(metric))
                    && scope.Facts.Find(source, code, scope.Period) is { } column)
                {
                    Run(rule, scope, source, metric, column, findings);
                }
            }
        }
    }

    private static void Run(CheckRule rule, CheckScope scope, string source, Metric metric, FactColumn column, List<Finding> findings)
    {
        // What a unit amounted to in a period is not the sum of units of which some began or ended within.
        var changes = metric.Kind == MetricKind.Flow ? scope.Tree.ChangesWithin(scope.Period) : null;
        var day = scope.Tree.On(scope.Period.Last);
        foreach (var area in scope.Tree.WithChildren)
        {
            if (!day.HasChildren[area] || !column.IsPresent(area) || changes?[area] == true)
            {
                continue;
            }

            var cells = scope.Columns.Resolve(source, metric, scope.Period)!;
            var relation = new RelationBuilder(scope, source);
            if (scope.ChildrenOf(area).All(c => CheckScope.IsWhole(cells[c]) || cells[c].How == Provenance.NotApplicable)
                && relation.TryAdd(metric, scope.Period, area, 1)
                && scope.ChildrenOf(area).All(c => relation.TryAdd(metric, scope.Period, c, -1))
                && relation.Judge(rule, metric, area, column.Value(area)) is { } finding)
            {
                findings.Add(finding);
            }
        }
    }
}
