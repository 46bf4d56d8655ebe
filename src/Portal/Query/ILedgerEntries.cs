namespace Telemetry.Portal.Query;

/// <summary>
/// What the ledger says of submissions, without their cells. The host supplies it from its ledger, or asks the collector that has one. Who may see what of it is
/// decided by whoever asks. Thread-safe.
/// </summary>
public interface ILedgerEntries
{
    /// <summary>Positions that are looked up at most in one call.</summary>
    const int Most = 100;

    /// <summary>The submissions at these positions, in no particular order; a position of another kind of entry, or of none, is left out.</summary>
    /// <param name="sequences">At most <see cref="Most"/> positions.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">The ledger cannot be asked at present.</exception>
    ValueTask<IReadOnlyList<SubmissionEntry>> FindAsync(IReadOnlyList<long> sequences, CancellationToken cancellationToken);
}
