using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Collector.Security;

/// <summary>
/// The authorities whose client certificates may be known by their subject. Their file holds roots, and between them and the clients'
/// certificates whatever intermediate ones there are: what a client sends along is not used, and nothing is fetched. Revocation lists are
/// not asked: a credential is revoked here. Immutable; thread-safe.
/// </summary>
public sealed class ClientAuthorities
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2Collection _roots = [];
    private readonly X509Certificate2Collection _intermediates = [];

    private ClientAuthorities(X509Certificate2Collection certificates)
    {
        foreach (var certificate in certificates)
        {
            var isRoot = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
            (isRoot ? _roots : _intermediates).Add(certificate);
        }
    }

    /// <summary>Reads the certificates of a PEM text; null with what is wrong.</summary>
    public static ClientAuthorities? Read(string pem, out string problem)
    {
        problem = "";
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (System.Security.Cryptography.CryptographicException e)
        {
            problem = e.Message;
            return null;
        }

        var authorities = new ClientAuthorities(certificates);
        if (authorities._roots.Count == 0)
        {
            problem = "it holds no self-signed certificate of an authority";
            return null;
        }

        return authorities;
    }

    /// <summary>
    /// Whether the certificate's chain ends in one of the roots, every certificate above it is valid at that instant, and it is meant for
    /// clients. Its own dates are not looked at here but at each request, so that a connection which outlives them is refused.
    /// </summary>
    public bool Vouch(X509Certificate2 certificate, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.ExtraStore.AddRange(_intermediates);
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(ForClients));
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(certificate)
            && chain.ChainElements.Skip(1).All(e => e.Certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime && now.UtcDateTime <= e.Certificate.NotAfter.ToUniversalTime());
    }
}
