namespace Telemetry.Storage.Decisions;

/// <summary>That a credential was ended.</summary>
/// <param name="Credential">Its public identifier.</param>
/// <param name="Reason">Why, as written; may be empty.</param>
/// <param name="By">Who: a credential's public identifier, or <c>command line</c>.</param>
/// <param name="At">When; the entry itself may be later.</param>
public sealed record CredentialRevoked(string Credential, string Reason, string By, DateTimeOffset At);
