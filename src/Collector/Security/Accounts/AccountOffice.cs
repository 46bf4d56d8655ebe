namespace Telemetry.Collector.Security.Accounts;

/// <summary>Where accounts are made and ended: by the <c>accounts</c> command. An account's credential is changed here alone. Thread-safe.</summary>
internal sealed class AccountOffice(CredentialOffice credentials, KeyStore keys, TimeProvider time)
{
    private readonly Passwords _passwords = new();

    /// <summary>Makes an account and its credential; the key of the credential is thrown away.</summary>
    public Change<IssuedAccount> Create(string name, CredentialRequest request, string by)
    {
        var problems = new List<(string, string)>();
        if (!AccountName.IsValid(name))
        {
            problems.Add(("name", $"it is '{SafeText.Shorten(name)}'; expected {AccountName.Expected}"));
        }

        if (request.Role == CredentialRole.Service)
        {
            problems.Add(("role", "it is for the parts of the service, which have keys; expected operator, reader, publisher, administrator or public"));
        }

        if (!credentials.Check(request).TryGet(out var wanted, out var refused))
        {
            problems.AddRange(refused.Problems);
        }

        if (problems.Count > 0)
        {
            return new ChangeRefused(ChangeFault.Invalid, problems);
        }

        // Whose credential it is stands in the list of keys too.
        wanted = wanted! with { Note = wanted.Note.Length == 0 ? $"account {name}" : $"account {name}: {wanted.Note}" };
        var (password, hash) = NewPassword();
        return keys.Write<Change<IssuedAccount>>((connection, changes) =>
        {
            if (AccountTable.Find(connection, name) is not null)
            {
                return ChangeRefused.For(ChangeFault.Invalid, "name", $"there is an account '{name}'; expected another name, or revoke that one first");
            }

            if (!changes.Create(wanted, by).TryGet(out var issued, out var why))
            {
                return why;
            }

            var now = issued.Credential.Created;
            SigningKeyTable.Ensure(connection, now);
            AccountTable.Write(connection, new Account(name, issued.Credential.Id, hash, MustChange: true, 0, null, now, now));
            return new IssuedAccount(name, issued.Credential, password);
        });
    }

    /// <summary>Gives the account a new initial password, unlocks it and ends its sessions.</summary>
    public Change<IssuedAccount> Reset(string name, string by)
    {
        var (password, hash) = NewPassword();
        return keys.Write<Change<IssuedAccount>>((connection, changes) =>
        {
            if (AccountTable.Find(connection, name) is not { } account)
            {
                return NotFound(name);
            }

            return AccountCredential.Renew(connection, changes, account, hash, mustChange: true, by, time.GetUtcNow()).TryGet(out var credential, out var refused)
                ? new IssuedAccount(name, credential, password)
                : refused;
        });
    }

    /// <summary>Ends the account with its credential and its sessions. The name is free again.</summary>
    public Change<Credential> Revoke(string name, string reason, string by) => CredentialOffice.CheckReason(reason) is { } wrong ? wrong : keys.Write<Change<Credential>>((connection, changes) =>
    {
        if (AccountTable.Find(connection, name) is not { } account)
        {
            return NotFound(name);
        }

        AccountTable.Delete(connection, name);
        return changes.Revoke(account.CredentialId, reason, by);
    });

    /// <summary>Ends every session of every account: whoever has read the file, or a copy of it, could have signed some.</summary>
    public void EndSessions() => keys.Write((connection, _) =>
    {
        SigningKeyTable.Renew(connection, time.GetUtcNow());
        return 0;
    });

    /// <summary>All accounts, by name, with what is known of their credentials.</summary>
    public IReadOnlyList<AccountState> List()
    {
        var known = keys.List().ToDictionary(c => c.Id, StringComparer.Ordinal);
        return [.. keys.Read(AccountTable.ReadAll).Where(a => known.ContainsKey(a.CredentialId)).Select(a => new AccountState(a, known[a.CredentialId]))];
    }

    private (string Password, string Hash) NewPassword()
    {
        var password = Passwords.CreateInitial();
        return (password, _passwords.Hash(password));
    }

    private static ChangeRefused NotFound(string name) => ChangeRefused.For(ChangeFault.NotFound, "name", $"there is no account '{SafeText.Shorten(name)}'");
}
