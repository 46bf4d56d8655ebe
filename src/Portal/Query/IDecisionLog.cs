using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Query;

/// <summary>Keeps what people decide. The host supplies it from its ledger, or forwards to the collector that has one. Thread-safe.</summary>
public interface IDecisionLog
{
    /// <summary>Keeps an explanation for good, and has the findings follow.</summary>
    /// <returns>Ledger sequence, when the decision lies on disk; null where the ledger cannot write at present, and nothing was kept.</returns>
    ValueTask<long?> ExplainAsync(FindingExplained decision, CancellationToken cancellationToken);
}
