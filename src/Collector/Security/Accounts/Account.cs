namespace Telemetry.Collector.Security.Accounts;

/// <summary>A name and a password for a credential. Immutable.</summary>
/// <param name="Name">See <see cref="AccountName"/>.</param>
/// <param name="CredentialId">The credential in use; each password has one of its own.</param>
/// <param name="PasswordHash">As ASP.NET Core Identity writes it: PBKDF2 with its salt and its iterations.</param>
/// <param name="MustChange">Whether the password is an initial one, which gives no session.</param>
/// <param name="Failed">Wrong passwords since the last right one, or since the last lock.</param>
/// <param name="LockedUntil">Instant until which no password is right; null: it is not locked.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Changed">When the password was set.</param>
internal sealed record Account(
    string Name, string CredentialId, string PasswordHash, bool MustChange, int Failed, DateTimeOffset? LockedUntil, DateTimeOffset Created, DateTimeOffset Changed)
{
    /// <summary>Wrong passwords in a row after which it is locked.</summary>
    public const int MostFailures = 5;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    /// <summary>Whether it is locked at that instant.</summary>
    public bool IsLockedAt(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Without the hash, wherever it is printed.</summary>
    public override string ToString() => Name;
}
