using Microsoft.Data.Sqlite;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>Each password has a credential of its own: with the password the credential ends, and with it every session, in every part of the service.</summary>
internal static class AccountCredential
{
    /// <summary>Gives an account a password and a credential with the same rights; in the caller's transaction.</summary>
    public static Change<Credential> Renew(
        SqliteConnection connection, CredentialChanges changes, Account account, string passwordHash, bool mustChange, string by, DateTimeOffset now)
    {
        if (!changes.RotateOfAccount(account.CredentialId, by).TryGet(out var issued, out var refused))
        {
            return refused;
        }

        AccountTable.Write(connection, account with
        {
            CredentialId = issued.Credential.Id, PasswordHash = passwordHash, MustChange = mustChange, Failed = 0, LockedUntil = null, Changed = now,
        });
        return issued.Credential;
    }
}
