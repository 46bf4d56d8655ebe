using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>
/// A denominator that stands for a later year than the rule allows. One finding for each denominator and the highest unit of the shard
/// that has it: the units below it have none newer to offer.
/// </summary>
internal sealed class DenominatorOlderCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckRule rule, CheckScope scope, List<Finding> findings)
    {
        foreach (var indicators in rule.Indicators.GroupBy(i => i.Denominator))
        {
            if (!scope.Totals.InputsOf(indicators.Key, scope.Period).IsEmpty)
            {
                Run(rule, scope, indicators.Key, [.. indicators.Select(i => i.Numerator).Distinct()], findings);
            }
        }
    }

    private static void Run(CheckRule rule, CheckScope scope, Metric denominator, Metric[] numerators, List<Finding> findings)
    {
        var isOld = new bool[scope.Count];
        for (var area = 0; area < scope.Count; area++)
        {
            var cell = scope.Exists[area] ? scope.Totals.Resolve(denominator, scope.Period, area) : default;
            if (!cell.HasValue || cell.Vintage == 0 || AgeOf(cell, scope.Period) <= rule.Years || !Array.Exists(numerators, n => scope.Totals.Resolve(n, scope.Period, area).HasValue))
            {
                continue;
            }

            isOld[area] = true;
            if (scope.Tree.Parents[area] is var parent && parent >= 0 && isOld[parent])
            {
                continue;
            }

            findings.Add(scope.FindingOf(rule, Finding.AllSources, denominator.Code, area, [.. scope.Contributions(denominator, area)]) with
            {
                Actual = AgeOf(cell, scope.Period),
                Expected = rule.Years,
                Threshold = rule.Years,
            });
        }
    }

    private static int AgeOf(in Cell cell, Period period) => period.Year - Cell.Decode(cell.Vintage).Year;
}
