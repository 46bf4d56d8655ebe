using Telemetry.Aggregator.Publication;
using Telemetry.Collector.Intake;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;

namespace Telemetry.Collector.Upstream;

/// <summary>The collector's editions.</summary>
internal sealed class RemoteEditionOffice(LedgerClient client, PublicationRecord record) : IEditionOffice
{
    // The feed brings a decision within a tenth of a second; whoever decided sees it then, or a little later.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public ValueTask<EditionReply> PublishAsync(EditionOrder order, CancellationToken cancellationToken) => FollowAsync(() => client.PublishAsync(order, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EditionReply> ApproveAsync(long proposal, string by, CancellationToken cancellationToken) =>
        FollowAsync(() => client.SettleAsync(proposal, by, rejection: null, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EditionReply> RejectAsync(long proposal, string by, string reason, CancellationToken cancellationToken) =>
        FollowAsync(() => client.SettleAsync(proposal, by, reason, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<StoredEdition> ReadAsync(long sequence, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ReadEditionAsync(sequence, cancellationToken);
        }
        catch (LedgerOutOfReachException e)
        {
            throw new PartUnavailableException("The ledger, which has the published figures, cannot be asked at present.", e);
        }
    }

    private async ValueTask<EditionReply> FollowAsync(Func<Task<EditionReply>> decide, CancellationToken cancellationToken)
    {
        EditionReply reply;
        try
        {
            reply = await decide();
        }
        catch (Exception e) when (e is LedgerOutOfReachException or LedgerRefusedException)
        {
            return new EditionReply(CallFaultMapper.NeverCame(e.InnerException) ? EditionFault.Unavailable : EditionFault.NotKnown);
        }

        if (reply.Fault == EditionFault.None)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await record.WaitForAsync(reply.Sequence, patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // It is decided all the same.
            }
        }

        return reply;
    }
}
