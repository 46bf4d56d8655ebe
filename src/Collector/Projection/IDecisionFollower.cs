using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Projection;

/// <summary>A local projection of what people decided.</summary>
internal interface IDecisionFollower
{
    /// <summary>Ledger position through which decisions were taken in.</summary>
    long Through { get; }

    /// <summary>Takes in decisions in order of position.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="through">How far the ledger was read for them.</param>
    /// <param name="head">Position of the ledger's last entry.</param>
    void TakeIn(IReadOnlyList<LedgerEntry> decisions, long through, long head);
}
