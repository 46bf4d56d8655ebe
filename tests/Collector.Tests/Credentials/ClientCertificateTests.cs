using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>Client certificates bound to credentials, over real handshakes.</summary>
public sealed class ClientCertificateTests : IAsyncLifetime
{
    private const string Mobile = "subscribers.mobile";

    private readonly TestCertificates _certificates = new();
    private TestCollector _collector = null!;

    public async ValueTask InitializeAsync() => _collector = await TestCollector.StartAsync(o => _certificates.On(o));

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        _certificates.Dispose();
    }

    [Fact]
    public async Task A_certificate_bound_by_its_thumbprint_needs_no_authority_and_no_key()
    {
        var client = _certificates.NewClient("CN=billing", issuer: null);
        Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(client)));

        Assert.Equal(StatusCode.OK, await SendAsync(client));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient("CN=billing", issuer: null)));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(null));
    }

    [Fact]
    public async Task A_subject_counts_only_where_a_trusted_authority_vouches_for_it()
    {
        const string Name = "CN=billing,O=VNPT,C=VN";
        Bind("vnpt", CertificateBinding.OfSubject(Name));
        var stranger = _certificates.NewAuthority("CN=Test Root,O=Bo");

        Assert.Equal(StatusCode.OK, await SendAsync(_certificates.NewClient(Name, _certificates.Authority)));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient(Name, stranger)));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient(Name, issuer: null)));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient(Name, _certificates.Authority, usage: "1.3.6.1.5.5.7.3.1")));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient("CN=billing,O=VNPT", _certificates.Authority)));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient("CN=Billing,O=VNPT,C=VN", _certificates.Authority)));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient("C=VN,O=VNPT,CN=billing", _certificates.Authority)));

        await _collector.StartAgainAsync(o => _certificates.On(o, clients: false));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(_certificates.NewClient(Name, _certificates.Authority)));
    }

    [Fact]
    public async Task Intermediate_authorities_are_those_of_the_file()
    {
        const string Name = "CN=billing,O=Viettel";
        Bind("viettel", CertificateBinding.OfSubject(Name));
        var intermediate = _certificates.NewAuthority("CN=Test Intermediate", _certificates.Authority);
        var client = _certificates.NewClient(Name, intermediate);
        var without = await SendAsync(client);

        await File.WriteAllTextAsync(_certificates.AuthorityFile, _certificates.Authority.ExportCertificatePem() + "\n" + intermediate.ExportCertificatePem());
        await _collector.Log.WaitForAsync("New connections get the certificate");

        Assert.Equal((StatusCode.Unauthenticated, StatusCode.OK), (without, await SendAsync(client)));
    }

    [Fact]
    public async Task A_certificate_counts_from_its_first_to_its_last_second()
    {
        var now = _collector.Time.Now;
        var client = _certificates.NewClient("CN=billing", issuer: null, now.AddHours(1), now.AddHours(2));
        Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(client)));
        using var open = new SenderClient(_collector.Host.GrpcAddress, null, _certificates.Trust(client));

        (await SendOneAsync(open)).Refused(StatusCode.Unauthenticated);
        await _collector.Log.WaitForAsync(nameof(AuthenticationFault.CertificateNotYetValid));
        _collector.Time.Now = now.AddHours(1);
        (await SendOneAsync(open)).Taken();
        _collector.Time.Now = now.AddHours(2);
        (await SendOneAsync(open)).Taken();

        // On the connection that was made while it was valid.
        _collector.Time.Now = now.AddHours(2).AddSeconds(1);
        (await SendOneAsync(open)).Refused(StatusCode.Unauthenticated);
        await _collector.Log.WaitForAsync(nameof(AuthenticationFault.CertificateExpired));
    }

    [Fact]
    public async Task A_certificate_may_be_without_an_end()
    {
        var client = _certificates.NewClient("CN=billing", issuer: null, until: new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero));
        var unknown = await SendAsync(client);
        Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(client)));

        Assert.Equal((StatusCode.Unauthenticated, StatusCode.OK), (unknown, await SendAsync(client)));
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_proves_nobody()
    {
        var bytes = _certificates.NewClient("CN=billing", issuer: null, until: new DateTimeOffset(2051, 1, 1, 0, 0, 0, TimeSpan.Zero)).RawData;
        "20511301000000Z"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("20510101000000Z"u8)));
        using var broken = X509CertificateLoader.LoadCertificate(bytes);
        Assert.ThrowsAny<Exception>(() => broken.NotAfter);

        var read = ClientCertificate.Of(broken, authorities: null, _collector.Time.Now);
        var unknown = _collector.Host.Stores.Keys.Authenticate(read);
        Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(broken)));

        Assert.Equal((Thumbprint(broken), false), (read.Thumbprint, read.IsTrusted));
        Assert.Equal((AuthenticationFault.UnknownCertificate, AuthenticationFault.CertificateExpired), (unknown.Fault, _collector.Host.Stores.Keys.Authenticate(read).Fault));
    }

    [Fact]
    public async Task A_stranger_is_answered_and_the_log_has_the_form_to_be_bound()
    {
        var stranger = _certificates.NewClient("CN=\"VNPT, Hà Nội\",O=VNPT,C=VN", _certificates.Authority);
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(stranger));

        var line = await _collector.Log.WaitForAsync(nameof(AuthenticationFault.UnknownCertificate));

        Assert.Contains(Thumbprint(stranger), line, StringComparison.Ordinal);
        Assert.Contains(@"CN=VNPT\, Hà Nội,O=VNPT,C=VN", line, StringComparison.Ordinal);
        Bind("vnpt", CertificateBinding.OfSubject(@"CN=VNPT\, Hà Nội,O=VNPT,C=VN"));
        Assert.Equal(StatusCode.OK, await SendAsync(stranger));
    }

    [Fact]
    public async Task Beside_a_key_a_bound_certificate_has_to_be_of_the_same_source()
    {
        var client = _certificates.NewClient("CN=billing", issuer: null);
        var bound = Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(client)));
        var unbound = _certificates.NewClient("CN=mesh", _certificates.Authority);

        Assert.Equal(StatusCode.OK, await SendAsync(client, _collector.OperatorKey("vnpt")));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(client, _collector.OperatorKey("viettel")));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(client, ApiKey.Create()));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(client, "nonsense"));
        Assert.Equal(StatusCode.OK, await SendAsync(unbound, _collector.OperatorKey("vnpt")));

        // A machine that is shut out stays out, whatever key it found.
        _collector.Host.Stores.Keys.Revoke(bound);
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(client, _collector.OperatorKey("vnpt")));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(client));
        await _collector.Log.WaitForAsync(nameof(AuthenticationFault.CertificateOfAnother));
    }

    [Fact]
    public async Task A_certificate_opens_the_portal_too()
    {
        var client = _certificates.NewClient("CN=so", issuer: null);
        Assert.True(_collector.Host.Stores.Keys.Create(
            new NewCredential(CredentialRole.Reader, null, [], null, "", CertificateBinding.OfThumbprint(Thumbprint(client))), "test").TryGet(out _, out _));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = _certificates.Trust(client) });
        using var nobody = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = _certificates.Trust() });
        var address = new Uri(_collector.Host.PortalAddress, "/api/v1/completeness?period=2026-01");

        using var answer = await http.GetAsync(address);
        using var refused = await nobody.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (answer.StatusCode, refused.StatusCode));
    }

    [Fact]
    public async Task A_binding_is_rotated_to_the_next_certificate()
    {
        var old = _certificates.NewClient("CN=billing", issuer: null);
        var next = _certificates.NewClient("CN=billing", issuer: null);
        var id = Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(old)));
        var keys = _collector.Host.Stores.Keys;

        Assert.False(keys.Rotate(id, TimeSpan.FromHours(1), null, null, "test").TryGet(out _, out _));
        Assert.False(keys.Rotate(id, TimeSpan.FromHours(1), null, CertificateBinding.OfThumbprint(Thumbprint(old)), "test").TryGet(out _, out _));
        Assert.True(keys.Rotate(id, TimeSpan.FromHours(1), null, CertificateBinding.OfThumbprint(Thumbprint(next)), "test").TryGet(out _, out _));

        Assert.Equal((StatusCode.OK, StatusCode.OK), (await SendAsync(old), await SendAsync(next)));
        _collector.Time.Now += TimeSpan.FromHours(1);
        Assert.Equal((StatusCode.Unauthenticated, StatusCode.OK), (await SendAsync(old), await SendAsync(next)));
    }

    [Fact]
    public async Task A_binding_is_rotated_from_a_thumbprint_to_the_subject_of_the_same_certificate()
    {
        const string Name = "CN=billing,O=VNPT,C=VN";
        var client = _certificates.NewClient(Name, _certificates.Authority);
        var shutOut = _certificates.NewClient(Name, _certificates.Authority);
        var expired = _certificates.NewClient(Name, _certificates.Authority);
        var keys = _collector.Host.Stores.Keys;
        var id = Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(client)));
        keys.Revoke(Bind("vnpt", CertificateBinding.OfThumbprint(Thumbprint(shutOut))));
        Assert.True(keys.Create(
            new NewCredential(CredentialRole.Operator, "vnpt", [], _collector.Time.Now.AddMinutes(1), "", CertificateBinding.OfThumbprint(Thumbprint(expired))), "test").TryGet(out _, out _));

        Assert.True(keys.Rotate(id, TimeSpan.FromHours(1), null, CertificateBinding.OfSubject(Name), "test").TryGet(out var next, out _));
        Assert.Equal(StatusCode.OK, await SendAsync(client));
        _collector.Time.Now += TimeSpan.FromHours(1);

        // Who was shut out, or ended without a successor, is not let in by its subject.
        Assert.Equal((StatusCode.OK, StatusCode.Unauthenticated, StatusCode.Unauthenticated), (await SendAsync(client), await SendAsync(shutOut), await SendAsync(expired)));
        keys.Revoke(next!.Credential.Id);
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(client));
    }

    private static string Thumbprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    private static Task<Answer> SendOneAsync(SenderClient client) => client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)));

    private string Bind(string source, CertificateBinding binding) =>
        _collector.Host.Stores.Keys.Create(new NewCredential(CredentialRole.Operator, source, [], null, "", binding), "test").TryGet(out var issued, out var refused)
            ? issued.Credential.Id
            : throw new InvalidOperationException(refused.Problems[0].Problem);

    private async Task<StatusCode> SendAsync(X509Certificate2? client, string? key = null)
    {
        using var sender = new SenderClient(_collector.Host.GrpcAddress, key, _certificates.Trust(client));
        return (await SendOneAsync(sender)).Code;
    }
}
