using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>An authority with the service's and the clients' certificates, made for one test, as files where the service reads files.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly List<X509Certificate2> _made = [];

    public TestCertificates()
    {
        Authority = NewAuthority("CN=Test Root,O=Bo");
        File.WriteAllText(AuthorityFile, Authority.ExportCertificatePem());
        WriteServer(NewServer());
    }

    public X509Certificate2 Authority { get; }

    public string CertificateFile => Path.Combine(_folder.Path, "server.pem");

    public string KeyFile => Path.Combine(_folder.Path, "server.key");

    public string AuthorityFile => Path.Combine(_folder.Path, "clients.pem");

    /// <summary>Options of a service that uses the files.</summary>
    public CollectorOptions On(CollectorOptions options, bool clients = true) =>
        options with { TlsCertificate = CertificateFile, TlsKey = KeyFile, ClientCa = clients ? AuthorityFile : null };

    public X509Certificate2 NewAuthority(string subject, X509Certificate2? issuer = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return Keep(issuer is null ? request.CreateSelfSigned(Begin, End) : request.Create(issuer, Begin, End, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key));
    }

    public X509Certificate2 NewServer(DateTimeOffset? until = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=collector", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return Keep(request.Create(Authority, Begin, until ?? End, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key));
    }

    /// <summary>A client's certificate; self-signed without an issuer.</summary>
    public X509Certificate2 NewClient(string subject, X509Certificate2? issuer, DateTimeOffset? from = null, DateTimeOffset? until = null, string usage = "1.3.6.1.5.5.7.3.2")
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        return Keep(issuer is null
            ? request.CreateSelfSigned(from ?? Begin, until ?? End)
            : request.Create(issuer, from ?? Begin, until ?? End, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key));
    }

    public void WriteServer(X509Certificate2 certificate)
    {
        WriteCertificate(certificate);
        WriteKey(certificate);
    }

    public void WriteCertificate(X509Certificate2 certificate) => File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());

    public void WriteKey(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What a client needs that trusts the authority, and shows a certificate.</summary>
    public SslClientAuthenticationOptions Trust(X509Certificate2? client = null, Action<string>? seen = null)
    {
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(Authority);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                seen?.Invoke(((X509Certificate2)certificate!).Thumbprint);
                return chain.Build((X509Certificate2)certificate!);
            },
        };
        if (client is not null)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(client, additionalCertificates: null, offline: true);
        }

        return options;
    }

    public void Dispose()
    {
        _made.ForEach(m => m.Dispose());
        _folder.Dispose();
    }

    private X509Certificate2 Keep(X509Certificate2 certificate)
    {
        _made.Add(certificate);
        return certificate;
    }
}
