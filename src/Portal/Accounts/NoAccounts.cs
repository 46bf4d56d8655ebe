namespace Telemetry.Portal.Accounts;

/// <summary>For a host that knows its callers otherwise.</summary>
internal sealed class NoAccounts : IAccountOffice
{
    /// <inheritdoc/>
    public bool HasAccounts => false;

    /// <inheritdoc/>
    public ValueTask<AccountAnswer> SignInAsync(SignInRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(AccountAnswer.Failed(AccountFault.Refused));

    /// <inheritdoc/>
    public ValueTask<AccountAnswer> ChangePasswordAsync(SignInRequest request, string newPassword, CancellationToken cancellationToken) => SignInAsync(request, cancellationToken);
}
