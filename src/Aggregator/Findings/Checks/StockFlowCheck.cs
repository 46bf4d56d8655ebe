using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>A stock is what it was at the end of the day before the period, plus the period's net additions.</summary>
internal sealed class StockFlowCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        var (stock, flow) = (rule.Metrics[0], rule.Metrics[1]);
        foreach (var source in scope.Sources)
        {
            if (scope.Columns.Resolve(source, stock, scope.Period) is not { } closing || scope.Columns.Resolve(source, flow, scope.Period) is not { } added)
            {
                continue;
            }

            foreach (var before in OpeningPeriods(scope.Period))
            {
                if (scope.Columns.Resolve(source, stock, before) is { } opening)
                {
                    Run(rule, scope, source, before, (closing, added, opening), findings);
                    break;
                }
            }
        }
    }

    /// <summary>Periods that end the day before, the likeliest to have been reported first.</summary>
    public static IEnumerable<Period> OpeningPeriods(Period period)
    {
        var before = period.First.AddDays(-1);
        foreach (var grain in new[] { period.Grain, PeriodGrain.Month, PeriodGrain.Quarter, PeriodGrain.Year }.Distinct())
        {
            if (grain is not (PeriodGrain.Half or PeriodGrain.NineMonths) && Period.Containing(before, grain) is var candidate && candidate.Last == before)
            {
                yield return candidate;
            }
        }
    }

    private static void Run(CheckRule rule, CheckScope scope, string source, Period before, (Cell[] Closing, Cell[] Added, Cell[] Opening) columns, List<Finding> findings)
    {
        var (stock, flow) = (rule.Metrics[0], rule.Metrics[1]);
        for (var area = 0; area < scope.Count; area++)
        {
            ref readonly var closing = ref columns.Closing[area];
            ref readonly var added = ref columns.Added[area];
            ref readonly var opening = ref columns.Opening[area];

            // Where both are sums of parts, the parts' own rules say it.
            if (!IsOwn(closing) || !IsOwn(added) || !IsOwn(opening)
                || (decimal)opening.Value + added.Value == closing.Value
                || (closing.How == Provenance.Parts && added.How == Provenance.Parts))
            {
                continue;
            }

            var relation = new RelationBuilder(scope, source);
            if (relation.TryAdd(stock, scope.Period, area, 1)
                && relation.TryAdd(stock, before, area, -1)
                && relation.TryAdd(flow, scope.Period, area, -1)
                && relation.Judge(rule, stock, area, closing.Value) is { } finding)
            {
                findings.Add(finding);
            }
        }
    }

    private static bool IsOwn(in Cell cell) => cell.IsOwn && CheckScope.IsWhole(cell);
}
