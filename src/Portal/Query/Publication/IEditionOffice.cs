namespace Telemetry.Portal.Query.Publication;

/// <summary>
/// Where editions are decided and kept: the collector, one decision after the other. The host supplies it from its ledger, or forwards to the collector that has one. Thread-safe.
/// </summary>
public interface IEditionOffice
{
    /// <summary>
    /// Keeps the files, and publishes the edition; where it changes the unit's figures by more than the service allows one person, proposes it instead. Whoever looks afterwards, in this
    /// process, sees it.
    /// </summary>
    ValueTask<EditionReply> PublishAsync(EditionOrder order, CancellationToken cancellationToken);

    /// <summary>Publishes a proposal.</summary>
    /// <param name="proposal">Its ledger position.</param>
    /// <param name="by">Public identifier of the second person's credential.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<EditionReply> ApproveAsync(long proposal, string by, CancellationToken cancellationToken);

    /// <summary>Ends a proposal.</summary>
    /// <param name="proposal">Its ledger position.</param>
    /// <param name="by">Public identifier of the credential of whoever does; may be the one who proposed.</param>
    /// <param name="reason">Why, 1 to 1,000 characters, no control characters.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<EditionReply> RejectAsync(long proposal, string by, string reason, CancellationToken cancellationToken);

    /// <summary>A file.</summary>
    /// <param name="sequence">Its entry's position.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">The ledger cannot be asked at present.</exception>
    ValueTask<StoredEdition> ReadAsync(long sequence, CancellationToken cancellationToken);
}
