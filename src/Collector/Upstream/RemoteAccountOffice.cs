using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Upstream;

/// <summary>The accounts of the collector: names and passwords are proved there, and nothing of them is kept here. Thread-safe.</summary>
internal sealed class RemoteAccountOffice(LedgerClient client, KnownCredentials keys, TimeProvider time) : IAccountOffice
{
    // The snapshot with a new credential is on its way when the answer is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public bool HasAccounts => keys.HasAccounts;

    /// <inheritdoc/>
    public ValueTask<AccountAnswer> SignInAsync(SignInRequest request, CancellationToken cancellationToken) =>
        AskAsync(() => client.SignInAsync(request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AccountAnswer> ChangePasswordAsync(SignInRequest request, string newPassword, CancellationToken cancellationToken) =>
        AskAsync(() => client.ChangePasswordAsync(request, newPassword, cancellationToken), cancellationToken);

    private async ValueTask<AccountAnswer> AskAsync(Func<Task<AccountAnswer>> ask, CancellationToken cancellationToken)
    {
        AccountAnswer answer;
        try
        {
            answer = await ask();
        }
        catch (Exception e) when (e is LedgerOutOfReachException or LedgerRefusedException)
        {
            return AccountAnswer.Failed(AccountFault.Unavailable);
        }

        if (answer.Fault == AccountFault.None)
        {
            await KnownAsync(answer.CredentialId, cancellationToken);
        }

        return answer;
    }

    // A session that this very portal does not know yet would lead back to the sign-in page.
    private async Task KnownAsync(string credentialId, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var _ = time.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), patience, Patience, Timeout.InfiniteTimeSpan);
        while (!patience.IsCancellationRequested)
        {
            // Asked for before it is looked for: what comes in between is not missed.
            var changed = keys.Changed;
            if (keys.Index.Find(credentialId) is not null)
            {
                return;
            }

            await changed.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
