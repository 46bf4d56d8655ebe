namespace Telemetry.Collector.Security;

/// <summary>All that is known of credentials at one moment, as it is read from the file or told by the collector.</summary>
/// <param name="Credentials">Every credential in order of creation, with the key's hash where it is a key.</param>
/// <param name="Limits">The limits of sources that have their own.</param>
/// <param name="SessionKey">Public half of the key that sessions are signed with (SubjectPublicKeyInfo); null while there is none.</param>
/// <param name="HasAccounts">Whether there is any account.</param>
internal sealed record CredentialContent(
    IReadOnlyList<(Credential Credential, byte[]? Hash)> Credentials, Dictionary<string, SourceLimits> Limits, byte[]? SessionKey, bool HasAccounts);
