using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake;

/// <summary>Gives receipts again to whoever handed in. Thread-safe.</summary>
internal sealed class ReceiptReader(ISubmissionLedger ledger)
{
    /// <summary>The receipt of an earlier submission of the sender's own source.</summary>
    public async ValueTask<IntakeResult> ReadAsync(string submissionId, Credential credential, CancellationToken cancellationToken)
    {
        if (credential.Role != CredentialRole.Operator || credential.Source is not { } source)
        {
            return new IntakeRefusal(IntakeFault.WrongRole, "", "receipts over this call are for the source that handed in; use its own key");
        }

        try
        {
            return await ledger.FindAsync(source, submissionId, cancellationToken).ConfigureAwait(false) is { } stored
                ? stored.ToResult(isDuplicate: false)
                : new IntakeRefusal(IntakeFault.ReceiptNotFound, "submission_id", "no such submission of this source; it never arrived, or under another id");
        }
        catch (LedgerOutOfReachException)
        {
            return LedgerOutOfReachException.Refusal;
        }
    }
}
