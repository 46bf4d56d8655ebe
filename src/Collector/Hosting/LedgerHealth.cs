using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Hosting;

/// <summary>Whether the ledger can write.</summary>
internal sealed class LedgerHealth(Ledger ledger) : IHealthPart
{
    /// <inheritdoc/>
    public HealthFinding Look()
    {
        var facts = new Dictionary<string, object> { ["ledgerSequence"] = ledger.Head.Sequence };
        return ledger.Unavailable is null ? HealthFinding.Ready("ledger", facts) : HealthFinding.Unavailable("ledger", "cannot write", facts);
    }
}
