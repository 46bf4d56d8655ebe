using Telemetry.Collector.Intake;
using Telemetry.Portal.Query;
using Telemetry.Storage.Decisions;

namespace Telemetry.Collector.Upstream;

/// <summary>Decisions into the collector's ledger.</summary>
internal sealed class RemoteDecisionLog(LedgerClient client) : IDecisionLog
{
    /// <inheritdoc/>
    public async ValueTask<long?> ExplainAsync(FindingExplained decision, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ExplainAsync(decision, cancellationToken);
        }
        catch (LedgerOutOfReachException)
        {
            return null;
        }
    }
}
