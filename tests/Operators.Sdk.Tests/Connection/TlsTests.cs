using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Connection;

/// <summary>TLS with an authority of one's own, and a client that shows a certificate, over real connections.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _shown = [];
    private readonly X509Certificate2 _authority = Authority("CN=An authority of our own");
    private ScriptedCollector _server = null!;

    private string AuthorityFile => Path.Combine(_folder.Path, "authority.pem");

    private string CertificateFile => Path.Combine(_folder.Path, "client.pem");

    private string KeyFile => Path.Combine(_folder.Path, "client.key");

    [Fact]
    public async Task An_authority_of_one_s_own_is_trusted_and_the_machine_s_are_not_asked()
    {
        await using var trusting = _server.Client(o => o with { TrustedAuthoritiesFile = AuthorityFile });
        Assert.Equal(1, (await trusting.SubmitAsync(TestSpool.Table("a"))).Sequence);

        await using var stranger = _server.Client();
        await Assert.ThrowsAsync<TelemetryException>(() => stranger.SubmitAsync(TestSpool.Table("a")));

        File.WriteAllText(AuthorityFile, Authority("CN=Another").ExportCertificatePem());
        await using var other = _server.Client(o => o with { TrustedAuthoritiesFile = AuthorityFile });
        await Assert.ThrowsAsync<TelemetryException>(() => other.SubmitAsync(TestSpool.Table("a")));
    }

    [Fact]
    public async Task The_server_s_name_is_checked_all_the_same()
    {
        await using var client = _server.Client(o => o with { TrustedAuthoritiesFile = AuthorityFile, Address = new Uri($"https://127.0.0.2:{_server.Address.Port}") });
        await Assert.ThrowsAsync<TelemetryException>(() => client.SubmitAsync(TestSpool.Table("a")));
        Assert.Empty(_server.Received);
    }

    [Fact]
    public async Task A_client_s_certificate_is_shown_and_a_renewed_one_is_read_without_a_restart()
    {
        Write("CN=vnpt 1");
        await using var client = _server.Client(o => o with { TrustedAuthoritiesFile = AuthorityFile, ClientCertificateFile = CertificateFile, ClientKeyFile = KeyFile });
        await client.SubmitAsync(TestSpool.Table("a"));

        Write("CN=vnpt 2");
        await _server.StopAsync();
        await _server.StartAgainAsync();
        await client.SubmitAsync(TestSpool.Table("b"));

        Assert.Equal(["CN=vnpt 1", "CN=vnpt 2"], _shown.Distinct());
    }

    [Fact]
    public void Files_that_are_no_certificates_are_told_when_the_client_is_made()
    {
        File.WriteAllText(CertificateFile, "x");
        Assert.Contains("ClientCertificateFile", Assert.Throws<ArgumentException>(() => _server.Client(o => o with { ClientCertificateFile = CertificateFile })).Message, StringComparison.Ordinal);
        Assert.Contains("TrustedAuthoritiesFile", Assert.Throws<ArgumentException>(() => _server.Client(o => o with { TrustedAuthoritiesFile = CertificateFile })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _server.Client(o => o with { ClientCertificateFile = Path.Combine(_folder.Path, "none") }));
    }

    public async ValueTask InitializeAsync()
    {
        File.WriteAllText(AuthorityFile, _authority.ExportCertificatePem());
        var certificate = Signed("CN=localhost");
        _server = await ScriptedCollector.StartAsync(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (shown, _, _) =>
            {
                lock (_shown)
                {
                    _shown.Add(shown.Subject);
                }

                return true;
            };
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private X509Certificate2 Signed(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    private void Write(string name)
    {
        using var certificate = Signed(name);
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }
}
