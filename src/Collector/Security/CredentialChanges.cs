using Microsoft.Data.Sqlite;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Storage.Decisions;

namespace Telemetry.Collector.Security;

/// <summary>
/// What changes credentials and limits: each change and its event for the ledger in one transaction of <c>secrets.db</c>. Not thread-safe.
/// </summary>
internal sealed class CredentialChanges(SqliteConnection connection, TimeProvider time)
{
    private const string BindingPrefix = "cert-";

    public Change<IssuedCredential> Create(NewCredential wanted, string by) => SecretsDatabase.InTransaction<Change<IssuedCredential>>(connection, () =>
        Taken(wanted.Certificate) is { } refused ? refused : Insert(wanted, by, Now()));

    public Change<IssuedCredential> Rotate(string id, TimeSpan overlap, DateTimeOffset? expires, CertificateBinding? certificate, string by) =>
        SecretsDatabase.InTransaction<Change<IssuedCredential>>(connection, () =>
        {
            var now = Now();
            if (CredentialTable.Find(connection, id) is not { } old)
            {
                return NotFound(id);
            }

            // Its key was thrown away; a new one would be a second way in, beside the password.
            return AccountTable.NameOf(connection, id) is { } account
                ? ChangeRefused.For(ChangeFault.NotPossible, "id", $"it is the account '{account}''s; reset the account's password instead")
                : Succeed(old, overlap, expires, certificate, by, now);
        });

    /// <summary>The successor of an account's credential, with the same end; the old one ends at once.</summary>
    public Change<IssuedCredential> RotateOfAccount(string id, string by) => SecretsDatabase.InTransaction<Change<IssuedCredential>>(connection, () =>
        CredentialTable.Find(connection, id) is { } old ? Succeed(old, TimeSpan.Zero, old.Expires, certificate: null, by, Now()) : NotFound(id));

    public Change<Credential> Revoke(string id, string reason, string by) => SecretsDatabase.InTransaction<Change<Credential>>(connection, () =>
    {
        if (CredentialTable.Find(connection, id) is not { } credential)
        {
            return NotFound(id);
        }

        if (credential.Revoked is not null)
        {
            return credential;
        }

        var now = Now();
        CredentialTable.Revoke(connection, id, now);
        KeyEventTable.Add(connection, DecisionCodec.Encode(new CredentialRevoked(id, reason, by, now)));
        return credential with { Revoked = now };
    });

    public void SetLimits(string source, SourceLimits limits, string by) => SecretsDatabase.InTransaction(connection, () =>
    {
        CredentialTable.SetLimits(connection, source, limits);
        KeyEventTable.Add(connection, DecisionCodec.Encode(
            new SourceLimitsChanged(source, limits.SubmissionsPerSecond, limits.SubmissionBurst, limits.CellsPerDay, by, Now())));
        return limits;
    });

    private Change<IssuedCredential> Succeed(Credential old, TimeSpan overlap, DateTimeOffset? expires, CertificateBinding? certificate, string by, DateTimeOffset now)
    {
        if (MayNotRotate(old, certificate, now) is { } refused)
        {
            return refused;
        }

        var issued = Insert(new NewCredential(old.Role, old.Source, old.Territory, expires, old.Note, certificate), by, now);
        var end = old.Expires < now + overlap ? old.Expires.Value : now + overlap;
        CredentialTable.Replace(connection, old.Id, issued.Credential.Id, end);
        KeyEventTable.Add(connection, DecisionCodec.Encode(new CredentialRotated(old.Id, issued.Credential.Id, end, by, now)));
        return issued;
    }

    private IssuedCredential Insert(NewCredential wanted, string by, DateTimeOffset now)
    {
        var key = wanted.Certificate is null ? ApiKey.Create() : "";
        var credential = new Credential
        {
            Id = ApiKey.TryGetPrefix(key, out var prefix) ? prefix : BindingPrefix + ApiKey.NewIdentifier(),
            Role = wanted.Role,
            Source = wanted.Source,
            Territory = wanted.Territory,
            Note = wanted.Note,
            Created = now,
            Expires = wanted.Expires,
            Certificate = wanted.Certificate,
        };
        CredentialTable.Insert(connection, credential, key.Length > 0 ? ApiKey.Hash(key) : null);
        KeyEventTable.Add(connection, DecisionCodec.Encode(new CredentialCreated(
            credential.Id,
            credential.Role.ToString(),
            credential.Source ?? "",
            [.. credential.Territory.Select(t => t.ToString())],
            credential.Expires,
            credential.Certificate?.Thumbprint ?? "",
            credential.Certificate?.Subject ?? "",
            by,
            now)));
        return new IssuedCredential(credential, key);
    }

    private ChangeRefused? MayNotRotate(Credential old, CertificateBinding? certificate, DateTimeOffset now)
    {
        var state = old.StateAt(now);
        return state != CredentialState.Valid ? NotPossible(state == CredentialState.Revoked ? "it is revoked; make a new one" : "it has expired; make a new one")
            : old.ReplacedBy is { } next ? NotPossible($"it was replaced by {next} before; rotate that one")
            : (old.Certificate, certificate) switch
            {
                (null, not null) => ChangeRefused.For(ChangeFault.Invalid, "certificate", "it is a key; expected no certificate"),
                (not null, null) => ChangeRefused.For(ChangeFault.Invalid, "certificate", "it is a certificate binding; expected the next certificate's thumbprint or subject"),
                _ => Taken(certificate),
            };

        ChangeRefused NotPossible(string why) => ChangeRefused.For(ChangeFault.NotPossible, "id", why);
    }

    private ChangeRefused? Taken(CertificateBinding? certificate)
    {
        if (certificate is null)
        {
            return null;
        }

        var now = Now();
        var other = CredentialTable.ReadAll(connection).Select(r => r.Credential).FirstOrDefault(c => c.Certificate == certificate && c.StateAt(now) == CredentialState.Valid);
        return other is null ? null : ChangeRefused.For(ChangeFault.Invalid, "certificate", $"it is bound already, by {other.Id}; revoke that one first");
    }

    private static ChangeRefused NotFound(string id) => ChangeRefused.For(ChangeFault.NotFound, "id", $"'{SafeText.Shorten(id)}' is no credential's identifier");

    // The file keeps milliseconds; so does what is answered.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
