using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Projection;

/// <summary>A local projection of what people decided.</summary>
internal interface IDecisionFollower
{
    /// <summary>Ledger position through which decisions were taken in.</summary>
    long Through { get; }

    /// <summary>Takes in decisions in order of position, and how far the ledger was read for them.</summary>
    void TakeIn(IReadOnlyList<LedgerEntry> decisions, long through);
}
