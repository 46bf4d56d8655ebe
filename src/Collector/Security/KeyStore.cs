using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;
using Telemetry.Collector.Security.Accounts;

namespace Telemetry.Collector.Security;

/// <summary>
/// The credentials and limits of <c>secrets.db</c>. A change of this process counts when its call returns; one of another process from the next
/// <see cref="Refresh"/> on. Thread-safe.
/// </summary>
public sealed class KeyStore : KnownCredentials, IDisposable
{
    // Two connections: looking at the file must never wait for a change that waits for the disk, and what one writes the other notices.
    private readonly SqliteConnection _reading;
    private readonly SqliteConnection _writing;
    private readonly CredentialChanges _changes;
    private readonly Lock _readingLock = new();
    private readonly Lock _writingLock = new();
    private long _dataVersion = -1;
    private long _lastEvent = -1;
    private byte[]? _sessionKey;

    private KeyStore(string dataFolder, TimeProvider time)
        : base(time)
    {
        _writing = SecretsDatabase.Open(dataFolder);
        _reading = SecretsDatabase.Open(dataFolder);
        _changes = new CredentialChanges(_writing, time);
    }

    /// <summary>Opens or creates the file in the data folder, readable by its owner alone.</summary>
    /// <exception cref="Hosting.StartException">A later version wrote it.</exception>
    public static KeyStore Open(string dataFolder, TimeProvider time)
    {
        var store = new KeyStore(dataFolder, time);
        store.Refresh();
        return store;
    }

    /// <summary>Every credential, ordered by source, role and creation.</summary>
    public IReadOnlyList<Credential> List()
    {
        Refresh();
        return
        [
            .. Index.All
                .Select(k => k.Credential with { LastUsed = Later(k.Credential.LastUsed, k.Use.LastUsed) })
                .OrderBy(c => c.Source, StringComparer.Ordinal).ThenBy(c => c.Role).ThenBy(c => c.Created).ThenBy(c => c.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The limits of every source that has its own.</summary>
    public IReadOnlyDictionary<string, SourceLimits> Limits()
    {
        Refresh();
        return Index.Limits;
    }

    /// <summary>Makes a credential.</summary>
    public Change<IssuedCredential> Create(NewCredential wanted, string by) => Change(changes => changes.Create(wanted, by));

    /// <summary>Makes a key and gives it back: the only time that it can be seen.</summary>
    public string Create(CredentialRole role, string? source, IReadOnlyList<AreaKey> territory, DateTimeOffset? expires, string note) =>
        Create(new NewCredential(role, source, territory, expires, note), CredentialOffice.CommandLine).TryGet(out var issued, out var refused)
            ? issued.Key
            : throw new InvalidOperationException(refused.Problems[0].Problem);

    /// <summary>Gives a valid credential a successor with the same rights; it ends after the overlap, or before by itself.</summary>
    public Change<IssuedCredential> Rotate(string id, TimeSpan overlap, DateTimeOffset? expires, CertificateBinding? certificate, string by) =>
        Change(changes => changes.Rotate(id, overlap, expires, certificate, by));

    /// <summary>Ends a credential; again: harmless.</summary>
    public Change<Credential> Revoke(string id, string reason, string by) => Change(changes => changes.Revoke(id, reason, by));

    /// <summary>Ends the credential with that identifier; false when there is none.</summary>
    public bool Revoke(string id) => Revoke(id, "", CredentialOffice.CommandLine).TryGet(out _, out _);

    /// <summary>Sets a source's limits.</summary>
    public void SetLimits(string source, SourceLimits limits, string by) => Change(changes =>
    {
        changes.SetLimits(source, limits, by);
        return limits;
    });

    /// <summary>Takes in what another process changed, and ends what has expired.</summary>
    public override void Refresh()
    {
        lock (_readingLock)
        {
            var version = SecretsDatabase.Scalar(_reading, "PRAGMA data_version");
            if (version != _dataVersion)
            {
                // Uses and failed attempts are written as well, and are nobody's news.
                var (lastEvent, sessionKey) = (KeyEventTable.Last(_reading), SigningKeyTable.ReadPublic(_reading));
                if (lastEvent != _lastEvent || !sessionKey.AsSpan().SequenceEqual(_sessionKey))
                {
                    Replace(new CredentialContent(CredentialTable.ReadAll(_reading), CredentialTable.ReadLimits(_reading), sessionKey, AccountTable.HasAny(_reading)));
                    (_lastEvent, _sessionKey) = (lastEvent, sessionKey);
                }

                _dataVersion = version;
            }

            base.Refresh();
        }
    }

    /// <summary>Writes the last uses that the file lacks, all in one transaction. Never on a request's way.</summary>
    public void WriteUses()
    {
        var uses = Index.All.Select(k => (k.Credential.Id, k.Use, At: k.Use.NotWritten)).Where(u => u.At is not null).ToList();
        if (uses.Count == 0)
        {
            return;
        }

        lock (_writingLock)
        {
            SecretsDatabase.InTransaction(_writing, () =>
            {
                foreach (var use in uses)
                {
                    CredentialTable.Use(_writing, use.Id, use.At!.Value);
                }

                return 0;
            });
        }

        foreach (var use in uses)
        {
            use.Use.SetWritten(use.At!.Value);
        }
    }

    /// <summary>Changes accounts, and credentials with them: all of it, or nothing.</summary>
    internal T Write<T>(Func<SqliteConnection, CredentialChanges, T> change) => Change(changes => SecretsDatabase.InTransaction(_writing, () => change(_writing, changes)));

    /// <summary>Reads of accounts.</summary>
    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        lock (_readingLock)
        {
            return read(_reading);
        }
    }

    /// <summary>Changes that the ledger may lack, in their order.</summary>
    internal IReadOnlyList<KeyEvent> EventsNotEntered(int most)
    {
        lock (_readingLock)
        {
            return KeyEventTable.NotEntered(_reading, most);
        }
    }

    /// <summary>Notes where the ledger has a change.</summary>
    internal void SetEntered(string eventId, long sequence)
    {
        lock (_writingLock)
        {
            KeyEventTable.SetEntered(_writing, eventId, sequence);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_writingLock)
        {
            _writing.Dispose();
        }

        lock (_readingLock)
        {
            _reading.Dispose();
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;

    private T Change<T>(Func<CredentialChanges, T> change)
    {
        T made;
        lock (_writingLock)
        {
            made = change(_changes);
        }

        Refresh();
        return made;
    }
}
