using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Collector.Security;

/// <summary>What matters of a client certificate. The handshake has proved that the client has its private key. Immutable.</summary>
/// <param name="Thumbprint">SHA-256 of the certificate in DER, 64 lower-case hex digits.</param>
/// <param name="Subject">Its subject in the form of <see cref="CertificateSubject"/>; null where it has none that can be read.</param>
/// <param name="IsTrusted">Whether an authority given with <c>--client-ca</c> vouches for it.</param>
/// <param name="NotBefore">First instant at which it is valid.</param>
/// <param name="NotAfter">Instant from which it is not.</param>
public sealed record ClientCertificate(string Thumbprint, string? Subject, bool IsTrusted, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    /// <summary>The subject, where somebody trusted vouches for it; else anybody may have written it.</summary>
    public string? TrustedSubject => IsTrusted ? Subject : null;

    /// <summary>Reads a certificate.</summary>
    public static ClientCertificate Of(X509Certificate2 certificate, ClientAuthorities? authorities, DateTimeOffset now) => new(
        certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(),
        CertificateSubject.Of(certificate),
        authorities?.Vouch(certificate, now) ?? false,
        new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
        new DateTimeOffset(certificate.NotAfter.ToUniversalTime()).AddSeconds(1));
}
