using Telemetry.Storage.Ledger;

namespace Telemetry.Portal.Query;

/// <summary>The timeline of a ledger in this process.</summary>
public sealed class LocalLedgerTimeline(Ledger ledger) : ILedgerTimeline
{
    /// <inheritdoc/>
    public ValueTask<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellationToken) => ValueTask.FromResult(ledger.PositionAt(time));

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> TimeOfAsync(long position, CancellationToken cancellationToken) => ValueTask.FromResult(ledger.Header(position)?.Time);
}
