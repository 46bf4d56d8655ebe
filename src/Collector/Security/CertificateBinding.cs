namespace Telemetry.Collector.Security;

/// <summary>What a client certificate has to have so that it proves a credential: exactly one of the two.</summary>
/// <param name="Thumbprint">SHA-256 of the certificate in DER, 64 lower-case hex digits; empty where the subject counts.</param>
/// <param name="Subject">Its whole subject in the form of <see cref="CertificateSubject"/>; empty where the thumbprint counts.</param>
public sealed record CertificateBinding(string Thumbprint, string Subject)
{
    /// <summary>One certificate.</summary>
    public static CertificateBinding OfThumbprint(string thumbprint) => new(thumbprint, "");

    /// <summary>Every certificate with that subject that a trusted authority gave out.</summary>
    public static CertificateBinding OfSubject(string subject) => new("", subject);
}
