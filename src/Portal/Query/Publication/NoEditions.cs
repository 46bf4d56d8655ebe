namespace Telemetry.Portal.Query.Publication;

/// <summary>For a host without a ledger to publish into.</summary>
internal sealed class NoEditions : IEditionOffice
{
    /// <inheritdoc/>
    public ValueTask<EditionReply> PublishAsync(EditionOrder order, CancellationToken cancellationToken) => Unavailable;

    /// <inheritdoc/>
    public ValueTask<EditionReply> ApproveAsync(long proposal, string by, CancellationToken cancellationToken) => Unavailable;

    /// <inheritdoc/>
    public ValueTask<EditionReply> RejectAsync(long proposal, string by, string reason, CancellationToken cancellationToken) => Unavailable;

    /// <inheritdoc/>
    public ValueTask<StoredEdition> ReadAsync(long sequence, CancellationToken cancellationToken) => default;

    private static ValueTask<EditionReply> Unavailable => ValueTask.FromResult(new EditionReply(EditionFault.Unavailable));
}
