using System.Collections.Frozen;
using Telemetry.Aggregator.Findings.Checks;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>Runs check rules over one shard and period. Pure.</summary>
internal static class RuleEvaluator
{
    /// <summary>
    /// Findings of one rule, shard and period that are kept one by one, the largest first; a rule that has more against them says
    /// how many more. Nobody reads hundreds of one kind: then the sender's table is wrong, not a cell.
    /// </summary>
    public const int MostFindings = 50;

    private static readonly FrozenDictionary<CheckRuleKind, ICheck> Checks = new Dictionary<CheckRuleKind, ICheck>
    {
        [CheckRuleKind.PartsTotal] = new PartsTotalCheck(),
        [CheckRuleKind.ChildrenParent] = new ChildrenParentCheck(),
        [CheckRuleKind.StockFlow] = new StockFlowCheck(),
        [CheckRuleKind.AtMost] = new AtMostCheck(),
        [CheckRuleKind.JumpHistory] = new JumpHistoryCheck(),
        [CheckRuleKind.JumpPeers] = new JumpPeersCheck(),
        [CheckRuleKind.Repeated] = new RepeatedCheck(),
        [CheckRuleKind.DenominatorOlder] = new DenominatorOlderCheck(),
        [CheckRuleKind.RatioRange] = new RatioRangeCheck(),
    }.ToFrozenDictionary();

    /// <summary>Everything that the rules have against the figures; of each rule the largest differences first.</summary>
    public static List<Finding> Evaluate(IEnumerable<CheckRule> rules, CheckScope scope)
    {
        var kept = new List<Finding>();
        foreach (var rule in rules.OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            var findings = new List<Finding>();
            Checks[rule.Kind].Run(rule, scope, findings);
            kept.AddRange(findings
                .OrderByDescending(f => Math.Abs(f.Difference ?? 0))
                .ThenBy(f => f.Area).ThenBy(f => f.Source, StringComparer.Ordinal).ThenBy(f => f.Item, StringComparer.Ordinal)
                .Take(MostFindings));
            if (findings.Count > MostFindings)
            {
                kept.Add(scope.FindingOf(rule, Finding.AllSources, "", 0, []) with { Count = findings.Count - MostFindings });
            }
        }

        return kept;
    }
}
