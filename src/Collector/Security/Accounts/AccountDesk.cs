using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Telemetry.Collector.Diagnostics;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>
/// Proves names and passwords for every part of the service: what is counted here holds over all portals together. An attempt is counted as failed before its
/// password is looked at, so that no number of them at once is worth more than <see cref="Account.MostFailures"/>. Whatever is refused has taken the same way: a place, a
/// write of the file, one hash. Thread-safe.
/// </summary>
internal sealed class AccountDesk(KeyStore keys, FailedAttempts attempts, AccessLog access, TimeProvider time) : IAccountOffice, IDisposable
{
    /// <summary>Hashes at once: they take a processor each.</summary>
    public const int MostHashes = 2;

    /// <summary>Who waits for one.</summary>
    public const int MostWaiting = 64;

    // Fifty wrong passwords from one address at once, then two a second.
    private const int Cost = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places = new(MostHashes, MostHashes);
    private readonly Passwords _passwords = new();
    private int _waiting;

    /// <summary>Hashes computed since the start.</summary>
    public long Hashes => _passwords.Computed;

    /// <inheritdoc/>
    public bool HasAccounts => keys.HasAccounts;

    /// <inheritdoc/>
    public ValueTask<AccountAnswer> SignInAsync(SignInRequest request, CancellationToken cancellationToken) => InPlaceAsync(request, () => SignIn(request), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AccountAnswer> ChangePasswordAsync(SignInRequest request, string newPassword, CancellationToken cancellationToken)
    {
        // Says nothing of any account: what it rests on the caller has written.
        var fault = Passwords.Check(AccountName.Read(request.Name), request.Password, newPassword);
        return fault == AccountFault.None ? InPlaceAsync(request, () => Change(request, newPassword), cancellationToken) : ValueTask.FromResult(AccountAnswer.Failed(fault));
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async ValueTask<AccountAnswer> InPlaceAsync(SignInRequest request, Func<AccountAnswer> ask, CancellationToken cancellationToken)
    {
        if (!attempts.TryTake(request.Remote, Cost))
        {
            access.SignInRefused(request.Remote, null, "TooManyAttempts");
            return AccountAnswer.Failed(AccountFault.TooManyAttempts);
        }

        if (!await TryWaitAsync(cancellationToken))
        {
            attempts.GiveBack(request.Remote, Cost);
            return AccountAnswer.Failed(AccountFault.Busy);
        }

        try
        {
            // Off the request's thread: a place of the pool is blocked for as long as a hash takes.
            var answer = await Task.Run(ask, CancellationToken.None);
            if (answer.Fault != AccountFault.Refused)
            {
                attempts.GiveBack(request.Remote, Cost);
            }

            return answer;
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<bool> TryWaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Interlocked.Increment(ref _waiting) <= MostWaiting && await _places.WaitAsync(Patience, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private AccountAnswer SignIn(SignInRequest request)
    {
        if (Prove(request) is not { } account)
        {
            return AccountAnswer.Failed(AccountFault.Refused);
        }

        return account.MustChange ? AccountAnswer.Failed(AccountFault.MustChange) : Issue(account.Name, account.CredentialId, request.Kind);
    }

    private AccountAnswer Change(SignInRequest request, string newPassword)
    {
        if (Prove(request) is not { } account || !Passwords.TryNormalise(newPassword, out var password))
        {
            return AccountAnswer.Failed(AccountFault.Refused);
        }

        var hash = _passwords.Hash(password);
        var renewed = keys.Write((connection, changes) => AccountTable.Find(connection, account.Name) is { } present && present.PasswordHash == account.PasswordHash
            && AccountCredential.Renew(connection, changes, present, hash, mustChange: false, account.CredentialId, time.GetUtcNow()).TryGet(out var credential, out _) ? credential : null);
        return renewed is null ? AccountAnswer.Failed(AccountFault.Refused) : Issue(account.Name, renewed.Id, request.Kind);
    }

    // The account, with the hash that counts now; null where name and password prove none.
    private Account? Prove(SignInRequest request)
    {
        var isPassword = Passwords.TryNormalise(request.Password, out var password);
        var (account, fault) = keys.Write((connection, _) => Count(connection, AccountName.Read(request.Name)));
        if (fault != AuthenticationFault.None || !isPassword)
        {
            _passwords.VerifyNobodys(password);
            return Refuse(request.Remote, account, fault == AuthenticationFault.None ? AuthenticationFault.WrongPassword : fault);
        }

        var verdict = _passwords.Verify(account!.PasswordHash, password);
        if (verdict == PasswordVerificationResult.Failed)
        {
            return Refuse(request.Remote, account, AuthenticationFault.WrongPassword);
        }

        var hash = verdict == PasswordVerificationResult.SuccessRehashNeeded ? _passwords.Hash(password) : account.PasswordHash;
        return keys.Write((connection, _) => Succeed(connection, account, hash)) ?? Refuse(request.Remote, account, AuthenticationFault.WrongPassword);
    }

    private (Account? Account, AuthenticationFault Fault) Count(SqliteConnection connection, string name)
    {
        if (AccountTable.Find(connection, name) is not { } account)
        {
            AccountTable.CountUnknown(connection);
            return (null, AuthenticationFault.UnknownAccount);
        }

        var now = time.GetUtcNow();
        if (account.IsLockedAt(now))
        {
            // Not longer for each further attempt, or anybody could keep somebody out for good with one attempt in a quarter of an hour.
            AccountTable.Write(connection, account with { Failed = account.Failed + 1 });
            return (account, AuthenticationFault.AccountLocked);
        }

        var failed = account.LockedUntil is null ? account.Failed + 1 : 1;
        account = account with { Failed = failed, LockedUntil = failed >= Account.MostFailures ? now + Account.LockTime : null };
        AccountTable.Write(connection, account);
        return CredentialTable.Find(connection, account.CredentialId)?.StateAt(now) switch
        {
            CredentialState.Valid => (account, AuthenticationFault.None),
            CredentialState.Expired => (account, AuthenticationFault.Expired),
            _ => (account, AuthenticationFault.Revoked),
        };
    }

    // Unless somebody reset it meanwhile.
    private static Account? Succeed(SqliteConnection connection, Account proved, string hash)
    {
        if (AccountTable.Find(connection, proved.Name) is not { } present || present.PasswordHash != proved.PasswordHash)
        {
            return null;
        }

        var account = present with { PasswordHash = hash, Failed = 0, LockedUntil = null };
        AccountTable.Write(connection, account);
        return account;
    }

    private Account? Refuse(IPAddress? remote, Account? account, AuthenticationFault fault)
    {
        access.SignInRefused(remote, account?.Name, fault.ToString());
        return null;
    }

    private AccountAnswer Issue(string account, string credentialId, SessionKind kind)
    {
        using var key = keys.Read(SigningKeyTable.Open);
        return SessionIssuer.Issue(key, account, credentialId, kind, time.GetUtcNow());
    }
}
