using Telemetry.Aggregator.Publication;
using Telemetry.Collector.Projection;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Publication;

/// <summary>What is published follows what people decided.</summary>
internal sealed class PublicationDecisions(PublicationRecord record) : IDecisionFollower
{
    /// <inheritdoc/>
    public long Through => record.Through;

    /// <inheritdoc/>
    public void TakeIn(IReadOnlyList<LedgerEntry> decisions, long through, long head) => record.TakeIn(decisions, through, head);
}
