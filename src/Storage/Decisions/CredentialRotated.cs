namespace Telemetry.Storage.Decisions;

/// <summary>That a credential got a successor with the same rights.</summary>
/// <param name="Credential">Public identifier of the old one.</param>
/// <param name="ReplacedBy">Public identifier of the new one.</param>
/// <param name="Expires">When the old one ends now.</param>
/// <param name="By">Who: a credential's public identifier, or <c>command line</c>.</param>
/// <param name="At">When; the entry itself may be later.</param>
public sealed record CredentialRotated(string Credential, string ReplacedBy, DateTimeOffset Expires, string By, DateTimeOffset At);
