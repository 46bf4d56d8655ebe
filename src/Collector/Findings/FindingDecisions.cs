using Telemetry.Aggregator.Findings;
using Telemetry.Collector.Projection;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Findings;

/// <summary>Findings follow what people decided.</summary>
internal sealed class FindingDecisions(FindingService findings) : IDecisionFollower
{
    /// <inheritdoc/>
    public long Through => findings.DecisionsThrough;

    /// <inheritdoc/>
    public void TakeIn(IReadOnlyList<LedgerEntry> decisions, long through, long head) => findings.TakeIn(decisions, through);
}
