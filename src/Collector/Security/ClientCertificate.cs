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

    /// <summary>Reads a certificate. One that cannot be read has no subject and is valid at no time.</summary>
    public static ClientCertificate Of(X509Certificate2 certificate, ClientAuthorities? authorities, DateTimeOffset now)
    {
        try
        {
            return new(
                ThumbprintOf(certificate),
                CertificateSubject.Of(certificate),
                authorities?.Vouch(certificate, now) ?? false,
                new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                AfterSecond(new DateTimeOffset(certificate.NotAfter.ToUniversalTime())));
        }
#pragma warning disable CA1031 // Any stranger may write a certificate in which anything is wrong; nobody else's log is to fill with it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new(ThumbprintOf(certificate), null, IsTrusted: false, DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        }
    }

    private static string ThumbprintOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    // Its last second counts. 31 December 9999 stands for a certificate without an end.
    private static DateTimeOffset AfterSecond(DateTimeOffset last) =>
        last < DateTimeOffset.MaxValue - TimeSpan.FromSeconds(1) ? last.AddSeconds(1) : DateTimeOffset.MaxValue;
}
