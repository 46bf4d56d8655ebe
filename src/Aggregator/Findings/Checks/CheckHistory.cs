using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>Which earlier figures the rules of a catalogue need beside those of the period. Immutable.</summary>
internal sealed class CheckHistory(IEnumerable<CheckRule> rules)
{
    /// <summary>Earlier periods of the same length: a year and one, so that the same step of the year before can be seen.</summary>
    public const int Depth = 13;

    /// <summary>Metrics of the rules that look back, with their parts.</summary>
    public MetricClosure Metrics { get; } = new(rules
        .Where(r => r.Kind is CheckRuleKind.StockFlow or CheckRuleKind.JumpHistory or CheckRuleKind.JumpPeers or CheckRuleKind.Repeated)
        .SelectMany(r => r.Metrics)
        .Distinct());

    /// <summary>Periods of the same length before a period, the nearest first.</summary>
    public static IReadOnlyList<Period> Earlier(Period period)
    {
        var earlier = new Period[Depth];
        for (var i = 0; i < earlier.Length; i++)
        {
            period = period.Previous();
            earlier[i] = period;
        }

        return earlier;
    }

    /// <summary>Everything that is looked back to from a period.</summary>
    public static HashSet<Period> PeriodsOf(Period period) => [.. Earlier(period), .. StockFlowCheck.OpeningPeriods(period)];
}
