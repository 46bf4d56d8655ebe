using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>A total that a unit reported beside all of its parts is their sum.</summary>
internal sealed class PartsTotalCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        var totals = rule.Metrics.Count > 0 ? rule.Metrics : [.. scope.Columns.Catalogue.Metrics.Values.Where(m => m.Parts.Count > 0).OrderBy(m => m.Code, StringComparer.Ordinal)];
        foreach (var source in scope.Sources)
        {
            foreach (var total in totals)
            {
                if (scope.Facts.Find(source, total.Code, scope.Period) is { } column)
                {
                    Run(rule, scope, source, total, column, findings);
                }
            }
        }
    }

    private static void Run(CheckRule rule, CheckScope scope, string source, Metric total, FactColumn column, List<Finding> findings)
    {
        var parts = total.Parts.Select(p => scope.Columns.Resolve(source, p, scope.Period)).ToArray();
        if (Array.Exists(parts, p => p is null))
        {
            return;
        }

        for (var area = 0; area < scope.Count; area++)
        {
            if (!scope.Exists[area] || !column.IsPresent(area) || !Array.TrueForAll(parts, p => p![area].IsOwn) || IsSum(column.Value(area), parts, area))
            {
                continue;
            }

            var relation = new RelationBuilder(scope, source);
            if (relation.TryAdd(total, scope.Period, area, 1)
                && total.Parts.All(p => relation.TryAdd(p, scope.Period, area, -1))
                && relation.Judge(rule, total, area, column.Value(area)) is { } finding)
            {
                findings.Add(finding);
            }
        }
    }

    private static bool IsSum(long total, Cell[]?[] parts, int area)
    {
        var sum = 0m;
        foreach (var part in parts)
        {
            sum += part![area].Value;
        }

        return sum == total;
    }
}
