using System.Security.Cryptography;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Security;

/// <summary>
/// The credentials and limits in use, looked up in memory, wherever they come from. <see cref="CredentialKeeper"/> calls <see cref="Refresh"/> several
/// times a second. Thread-safe.
/// </summary>
public abstract class KnownCredentials
{
    private readonly TimeProvider _time;
    private readonly Lock _lentLock = new();
    private volatile CredentialIndex _index = CredentialIndex.Empty;
    private volatile KnownCredential[] _lent = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nobody is known yet.</summary>
    protected KnownCredentials(TimeProvider time) => _time = time;

    /// <summary>Whether what is known may still be relied on. Where it may not, nobody is let in or turned away.</summary>
    public virtual bool IsCurrent => true;

    /// <summary>Ends at the next change of any credential or limit.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Whether anybody can sign in with a password.</summary>
    public bool HasAccounts => _index.HasAccounts;

    /// <summary>All of them at this moment.</summary>
    internal CredentialIndex Index => _index;

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

    /// <summary>Whose session the token is: it counts while its signature, its time and the credential that it stands for do.</summary>
    internal async ValueTask<(Authentication Authentication, Session? Session)> AuthenticateAsync(string token, SessionKind kind)
    {
        if (!SessionToken.HasForm(token) || _index.Sessions is not { } sessions)
        {
            return (Authentication.Failed(AuthenticationFault.InvalidToken), null);
        }

        var (claims, fault) = await sessions.ReadAsync(token, kind, _time.GetUtcNow());
        return claims is null ? (Authentication.Failed(fault), null) : (Confirm(claims.CredentialId), new Session(claims.Account, claims.Expires));
    }

    /// <summary>
    /// Who the client certificate belongs to. Its thumbprint counts first, unless its binding was replaced and has ended; its subject only where
    /// a trusted authority vouches for it.
    /// </summary>
    public Authentication Authenticate(ClientCertificate certificate)
    {
        var now = _time.GetUtcNow();
        var known = Index.FindThumbprint(certificate.Thumbprint);
        var isReplaced = known is { Credential: { ReplacedBy: not null } old } && old.StateAt(now) == CredentialState.Expired;
        if ((known is null || isReplaced) && certificate.TrustedSubject is { } subject)
        {
            known = Index.FindSubject(subject) ?? known;
        }

        if (known is null)
        {
            return Authentication.Failed(AuthenticationFault.UnknownCertificate);
        }

        return now >= certificate.NotAfter ? Authentication.Failed(AuthenticationFault.CertificateExpired, known.Credential.Id)
            : now < certificate.NotBefore ? Authentication.Failed(AuthenticationFault.CertificateNotYetValid, known.Credential.Id)
            : Use(known);
    }

    /// <summary>Whether a credential that another part of this service let in is valid here too.</summary>
    public Authentication Confirm(string id) => Find(id) is { } known ? Use(known) : Authentication.Failed(AuthenticationFault.UnknownKey);

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

    /// <summary>The limits of a source that has its own; null where the defaults hold.</summary>
    public SourceLimits? LimitsOf(string source) => Index.Limits.GetValueOrDefault(source);

    /// <summary>Takes in what changed elsewhere, and ends what has expired.</summary>
    public virtual void Refresh()
    {
        var now = _time.GetUtcNow();
        foreach (var known in _index.All)
        {
            known.Use.SetEnded(known.Credential.StateAt(now) != CredentialState.Valid);
        }
    }

    /// <summary>
    /// A key of this process's own until what is given back is disposed: it lies in memory alone, so neither the file nor the ledger fills with
    /// keys that lived for seconds.
    /// </summary>
    internal LentKey Lend(CredentialRole role, string? source)
    {
        var key = ApiKey.Create();
        var credential = new Credential { Id = ApiKey.TryGetPrefix(key, out var id) ? id : "", Role = role, Source = source, Created = _time.GetUtcNow() };
        var known = new KnownCredential(credential, ApiKey.Hash(key), new CredentialUse());
        lock (_lentLock)
        {
            _lent = [.. _lent, known];
        }

        return new LentKey(key, () =>
        {
            lock (_lentLock)
            {
                _lent = [.. _lent.Where(l => l != known)];
            }

            known.Use.SetEnded(true);
        });
    }

    private KnownCredential? Find(ReadOnlySpan<char> id)
    {
        if (Index.Find(id) is { } known)
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

    /// <summary>All are others from now on; what is known of their uses stays.</summary>
    private protected void Replace(CredentialContent content)
    {
        _index = CredentialIndex.Of(content, _index);
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
