using System.Collections.Frozen;
using Telemetry.Collector.Security.Accounts;

namespace Telemetry.Collector.Security;

/// <summary>All credentials and limits as they were in the file at one moment, to be looked up without the disk. Immutable but for the uses.</summary>
internal sealed class CredentialIndex
{
    private readonly FrozenDictionary<string, KnownCredential> _all;
    private readonly FrozenDictionary<string, KnownCredential>.AlternateLookup<ReadOnlySpan<char>> _byId;
    private readonly FrozenDictionary<string, KnownCredential> _byThumbprint;
    private readonly FrozenDictionary<string, KnownCredential> _bySubject;

    private CredentialIndex(List<KnownCredential> known, FrozenDictionary<string, SourceLimits> limits, SessionVerifier? sessions, bool hasAccounts)
    {
        _all = known.ToFrozenDictionary(k => k.Credential.Id, StringComparer.Ordinal);
        _byId = _all.GetAlternateLookup<ReadOnlySpan<char>>();
        _byThumbprint = ByCertificate(known, c => c.Thumbprint);
        _bySubject = ByCertificate(known, c => c.Subject);
        Limits = limits;
        Sessions = sessions;
        HasAccounts = hasAccounts;
    }

    /// <summary>Nobody.</summary>
    public static CredentialIndex Empty { get; } = new([], FrozenDictionary<string, SourceLimits>.Empty, null, hasAccounts: false);

    /// <summary>Every credential, also ended ones.</summary>
    public IReadOnlyCollection<KnownCredential> All => _all.Values;

    /// <summary>The limits of sources that have their own.</summary>
    public FrozenDictionary<string, SourceLimits> Limits { get; }

    /// <summary>Reads sessions' tokens; null while there is no key for them.</summary>
    public SessionVerifier? Sessions { get; }

    /// <summary>Whether anybody can sign in with a password.</summary>
    public bool HasAccounts { get; }

    /// <summary>Makes the index; uses of credentials known before are kept.</summary>
    public static CredentialIndex Of(CredentialContent content, CredentialIndex before) => new(
        [.. content.Credentials.Select(r => new KnownCredential(r.Credential, r.Hash, before.Find(r.Credential.Id)?.Use ?? new CredentialUse()))],
        content.Limits.ToFrozenDictionary(StringComparer.Ordinal),
        content.SessionKey is not { } key ? null : before.Sessions is { } sessions && sessions.PublicKey.AsSpan().SequenceEqual(key) ? sessions : new SessionVerifier(key),
        content.HasAccounts);

    /// <summary>The credential with that identifier; null where there is none.</summary>
    public KnownCredential? Find(ReadOnlySpan<char> id) => _byId.TryGetValue(id, out var known) ? known : null;

    /// <summary>The credential that the one certificate proves; null where it is not bound.</summary>
    public KnownCredential? FindThumbprint(string thumbprint) => _byThumbprint.GetValueOrDefault(thumbprint);

    /// <summary>The credential that certificates with that subject prove; null where it is not bound.</summary>
    public KnownCredential? FindSubject(string subject) => _bySubject.GetValueOrDefault(subject);

    // A certificate is bound again only after the earlier binding ended: the last one counts.
    private static FrozenDictionary<string, KnownCredential> ByCertificate(List<KnownCredential> known, Func<CertificateBinding, string> form)
    {
        var found = new Dictionary<string, KnownCredential>(StringComparer.Ordinal);
        foreach (var one in known)
        {
            if (one.Credential.Certificate is { } binding && form(binding) is { Length: > 0 } text)
            {
                found[text] = one;
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
