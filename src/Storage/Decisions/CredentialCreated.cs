namespace Telemetry.Storage.Decisions;

/// <summary>That a credential was made. Never its secret; and not its note, which may name a person and could not be taken back.</summary>
/// <param name="Credential">Its public identifier.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Source">Code of its source; empty unless the role is operator.</param>
/// <param name="Territory">Units that it is limited to (<c>24@2004-07-08</c>); empty: everywhere.</param>
/// <param name="Expires">When it ends by itself; null: never.</param>
/// <param name="Thumbprint">Of the certificate that it binds; empty where it binds none by thumbprint.</param>
/// <param name="Subject">Of the certificates that it binds; empty where it binds none by subject.</param>
/// <param name="By">Who: a credential's public identifier, or <c>command line</c>.</param>
/// <param name="At">When; the entry itself may be later.</param>
public sealed record CredentialCreated(
    string Credential, string Role, string Source, IReadOnlyList<string> Territory, DateTimeOffset? Expires, string Thumbprint, string Subject, string By, DateTimeOffset At);
