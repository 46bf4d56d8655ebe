namespace Telemetry.Collector.Security;

/// <summary>A request's feature where its client certificate is bound to a credential, alone or beside a key: what is open ends with either.</summary>
/// <param name="Credential">What the certificate is bound to.</param>
/// <param name="NotAfter">Instant from which the certificate itself is not valid.</param>
internal sealed record BoundCertificate(Credential Credential, DateTimeOffset NotAfter);
