using Telemetry.Collector.Intake;
using Telemetry.Portal.Query;

namespace Telemetry.Collector.Upstream;

/// <summary>The timeline of the collector's ledger.</summary>
internal sealed class RemoteTimeline(LedgerClient client) : ILedgerTimeline
{
    private const string Out = "The ledger, which knows at what time figures came, cannot be asked at present.";

    /// <inheritdoc/>
    public async ValueTask<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            return await client.PositionAtAsync(time, cancellationToken);
        }
        catch (LedgerOutOfReachException e)
        {
            throw new PartUnavailableException(Out, e);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A report without the time of its figures is better than none: it names their position.</remarks>
    public async ValueTask<DateTimeOffset?> TimeOfAsync(long position, CancellationToken cancellationToken)
    {
        try
        {
            return position > 0 ? await client.TimeOfAsync(position, cancellationToken) : null;
        }
        catch (LedgerOutOfReachException)
        {
            return null;
        }
    }
}
