using Telemetry.Collector.Intake;
using Telemetry.Portal.Query;

namespace Telemetry.Collector.Upstream;

/// <summary>The submissions of the collector's ledger.</summary>
internal sealed class RemoteLedgerEntries(LedgerClient client) : ILedgerEntries
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SubmissionEntry>> FindAsync(IReadOnlyList<long> sequences, CancellationToken cancellationToken)
    {
        try
        {
            return await client.DescribeAsync(sequences, cancellationToken);
        }
        catch (LedgerOutOfReachException e)
        {
            throw new PartUnavailableException("The ledger, which knows who sent what and why, cannot be asked at present.", e);
        }
    }
}
