using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;

namespace Telemetry.Collector.Security;

/// <summary>
/// The credentials and limits in use: looked up in memory, changed in <c>secrets.db</c>. A change of this process counts when its call
/// returns; one of another process from the next <see cref="Refresh"/> on, which <see cref="CredentialKeeper"/> calls several times a
/// second. Thread-safe.
/// </summary>
public sealed class KeyStore : IDisposable
{
    private readonly TimeProvider _time;

    // Two connections: looking at the file must never wait for a change that waits for the disk, and what one writes the other notices.
    private readonly SqliteConnection _reading;
    private readonly SqliteConnection _writing;
    private readonly CredentialChanges _changes;
    private readonly Lock _readingLock = new();
    private readonly Lock _writingLock = new();
    private volatile CredentialIndex _index = CredentialIndex.Empty;
    private volatile KnownCredential[] _lent = [];
    private long _dataVersion = -1;

    private KeyStore(string dataFolder, TimeProvider time)
    {
        _time = time;
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

    /// <summary>Who the key belongs to. Asked for every request: no disk, no allocation.</summary>
    public Authentication Authenticate(ReadOnlySpan<char> key)
    {
        if (!ApiKey.TryFindPrefix(key, out var prefix))
        {
            return Authentication.Failed(AuthenticationFault.Malformed);
        }

        if (Find(prefix) is not { Hash: { } expected } known)
        {
            return Authentication.Failed(AuthenticationFault.UnknownKey);
        }

        Span<byte> hash = stackalloc byte[ApiKey.HashBytes];
        ApiKey.Hash(key, hash);
        return CryptographicOperations.FixedTimeEquals(expected, hash)
            ? Use(known)
            : Authentication.Failed(AuthenticationFault.WrongSecret, known.Credential.Id);
    }

    /// <summary>
    /// Who the client certificate belongs to. Its thumbprint counts first, unless its binding was replaced and has ended; its subject only where
    /// a trusted authority vouches for it.
    /// </summary>
    public Authentication Authenticate(ClientCertificate certificate)
    {
        var now = _time.GetUtcNow();
        var known = _index.FindThumbprint(certificate.Thumbprint);
        var isReplaced = known is { Credential: { ReplacedBy: not null } old } && old.StateAt(now) == CredentialState.Expired;
        if ((known is null || isReplaced) && certificate.TrustedSubject is { } subject)
        {
            known = _index.FindSubject(subject) ?? known;
        }

        if (known is null)
        {
            return Authentication.Failed(AuthenticationFault.UnknownCertificate);
        }

        return now >= certificate.NotAfter ? Authentication.Failed(AuthenticationFault.CertificateExpired, known.Credential.Id)
            : now < certificate.NotBefore ? Authentication.Failed(AuthenticationFault.CertificateNotYetValid, known.Credential.Id)
            : Use(known);
    }

    /// <summary>Cancelled when the credential is revoked or expires: at once by this process, within a second by another or by the clock.</summary>
    public CancellationToken EndOf(Credential credential)
    {
        if (Find(credential.Id) is not { } known)
        {
            return new CancellationToken(canceled: true);
        }

        var end = known.Use.End;

        // Asked again after the token is there: a change in between has either cancelled it or is seen here.
        return Find(credential.Id) is { } present && present.Credential.StateAt(_time.GetUtcNow()) == CredentialState.Valid ? end : new CancellationToken(canceled: true);
    }

    /// <summary>Every credential, ordered by source, role and creation.</summary>
    public IReadOnlyList<Credential> List()
    {
        Refresh();
        return
        [
            .. _index.All
                .Select(k => k.Credential with { LastUsed = Later(k.Credential.LastUsed, k.Use.LastUsed) })
                .OrderBy(c => c.Source, StringComparer.Ordinal).ThenBy(c => c.Role).ThenBy(c => c.Created).ThenBy(c => c.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The limits of a source that has its own; null where the defaults hold.</summary>
    public SourceLimits? LimitsOf(string source) => _index.Limits.GetValueOrDefault(source);

    /// <summary>The limits of every source that has its own.</summary>
    public IReadOnlyDictionary<string, SourceLimits> Limits()
    {
        Refresh();
        return _index.Limits;
    }

    /// <summary>Makes a credential.</summary>
    public Change<IssuedCredential> Create(NewCredential wanted, string by) => Changed(changes => changes.Create(wanted, by));

    /// <summary>Makes a key and gives it back: the only time that it can be seen.</summary>
    public string Create(CredentialRole role, string? source, IReadOnlyList<AreaKey> territory, DateTimeOffset? expires, string note) =>
        Create(new NewCredential(role, source, territory, expires, note), CredentialOffice.CommandLine).TryGet(out var issued, out var refused)
            ? issued.Key
            : throw new InvalidOperationException(refused.Problems[0].Problem);

    /// <summary>
    /// A key of this process's own until what is given back is disposed: it lies in memory alone, so neither the file nor the ledger fills with
    /// keys that lived for seconds.
    /// </summary>
    internal LentKey Lend(CredentialRole role, string? source)
    {
        var key = ApiKey.Create();
        var credential = new Credential { Id = ApiKey.TryGetPrefix(key, out var id) ? id : "", Role = role, Source = source, Created = _time.GetUtcNow() };
        var known = new KnownCredential(credential, ApiKey.Hash(key), new CredentialUse());
        lock (_writingLock)
        {
            _lent = [.. _lent, known];
        }

        return new LentKey(key, () =>
        {
            lock (_writingLock)
            {
                _lent = [.. _lent.Where(l => l != known)];
            }

            known.Use.SetEnded(true);
        });
    }

    /// <summary>Gives a valid credential a successor with the same rights; it ends after the overlap, or before by itself.</summary>
    public Change<IssuedCredential> Rotate(string id, TimeSpan overlap, DateTimeOffset? expires, CertificateBinding? certificate, string by) =>
        Changed(changes => changes.Rotate(id, overlap, expires, certificate, by));

    /// <summary>Ends a credential; again: harmless.</summary>
    public Change<Credential> Revoke(string id, string reason, string by) => Changed(changes => changes.Revoke(id, reason, by));

    /// <summary>Ends the credential with that identifier; false when there is none.</summary>
    public bool Revoke(string id) => Revoke(id, "", CredentialOffice.CommandLine).TryGet(out _, out _);

    /// <summary>Sets a source's limits.</summary>
    public void SetLimits(string source, SourceLimits limits, string by) => Changed(changes =>
    {
        changes.SetLimits(source, limits, by);
        return limits;
    });

    /// <summary>Takes in what another process changed, and ends what has expired.</summary>
    public void Refresh()
    {
        lock (_readingLock)
        {
            var version = SecretsDatabase.Scalar(_reading, "PRAGMA data_version");
            if (version != _dataVersion)
            {
                _index = CredentialIndex.Of(CredentialTable.ReadAll(_reading), CredentialTable.ReadLimits(_reading), _index);
                _dataVersion = version;
            }

            var now = _time.GetUtcNow();
            foreach (var known in _index.All)
            {
                known.Use.SetEnded(known.Credential.StateAt(now) != CredentialState.Valid);
            }
        }
    }

    /// <summary>Writes the last uses that the file lacks, all in one transaction. Never on a request's way.</summary>
    public void WriteUses()
    {
        var uses = _index.All.Select(k => (k.Credential.Id, k.Use, At: k.Use.NotWritten)).Where(u => u.At is not null).ToList();
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

    private KnownCredential? Find(ReadOnlySpan<char> id)
    {
        if (_index.Find(id) is { } known)
        {
            return known;
        }

        foreach (var lent in _lent)
        {
            if (id.SequenceEqual(lent.Credential.Id))
            {
                return lent;
            }
        }

        return null;
    }

    private Authentication Use(KnownCredential known)
    {
        var now = _time.GetUtcNow();
        switch (known.Credential.StateAt(now))
        {
            case CredentialState.Revoked:
                return Authentication.Failed(AuthenticationFault.Revoked, known.Credential.Id);
            case CredentialState.Expired:
                return Authentication.Failed(AuthenticationFault.Expired, known.Credential.Id);
            default:
                known.Use.Mark(now);
                return Authentication.Of(known.Credential);
        }
    }

    private T Changed<T>(Func<CredentialChanges, T> change)
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
