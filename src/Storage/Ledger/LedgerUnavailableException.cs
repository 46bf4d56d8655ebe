namespace Telemetry.Storage.Ledger;

/// <summary>
/// The entry was not acknowledged because the ledger cannot write. Nothing of it is half-stored. Appending it again later, with the
/// same submission id, is safe whatever became of it.
/// </summary>
public sealed class LedgerUnavailableException(LedgerUnavailableReason reason, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public LedgerUnavailableReason Reason { get; } = reason;
}
