namespace Telemetry.Collector.Security;

/// <summary>A credential as it is looked up.</summary>
/// <param name="Credential">Who.</param>
/// <param name="Hash">SHA-256 of the key; null where a certificate proves it.</param>
/// <param name="Use">What happens with it.</param>
internal sealed record KnownCredential(Credential Credential, byte[]? Hash, CredentialUse Use);
