namespace Telemetry.Portal.Accounts;

/// <summary>Where a name and a password are proved: in this process, or in the one that keeps the accounts. Thread-safe.</summary>
public interface IAccountOffice
{
    /// <summary>Whether there is any account. Where there is none, the sign-in page says how to make one.</summary>
    bool HasAccounts { get; }

    /// <summary>Begins a session. An unknown name, a wrong password and a locked account get one and the same answer.</summary>
    ValueTask<AccountAnswer> SignInAsync(SignInRequest request, CancellationToken cancellationToken);

    /// <summary>Gives the account another password, ends all of its sessions and begins a new one.</summary>
    ValueTask<AccountAnswer> ChangePasswordAsync(SignInRequest request, string newPassword, CancellationToken cancellationToken);
}
