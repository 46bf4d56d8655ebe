using Telemetry.Portal.Query;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Hosting;

/// <summary>The ledger's times, for questions as of a time.</summary>
public sealed class LedgerTimeline(Ledger ledger) : ILedgerTimeline
{
    /// <inheritdoc/>
    public ValueTask<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellationToken) => ValueTask.FromResult(ledger.PositionAt(time));
}
