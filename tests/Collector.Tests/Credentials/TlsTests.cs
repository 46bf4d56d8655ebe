using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>Both ports over TLS, and certificates that change while the service runs.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Both_ports_speak_TLS_and_nothing_else()
    {
        await using var collector = await StartAsync();
        using var sender = new SenderClient(collector.Host.GrpcAddress, collector.OperatorKey("vnpt"), _certificates.Trust());
        using var plain = new HttpClient();

        (await sender.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)))).Taken();
        Assert.Equal(["https", "https"], [collector.Host.GrpcAddress.Scheme, collector.Host.PortalAddress.Scheme]);
        Assert.Equal(HttpVersion.Version11, await AskAsync(HttpVersion.Version11));
        Assert.Equal(HttpVersion.Version20, await AskAsync(HttpVersion.Version20));
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync(new UriBuilder(collector.Host.PortalAddress) { Scheme = "http", Path = "/health/live" }.Uri));

        async Task<Version> AskAsync(Version version)
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = _certificates.Trust() });
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(collector.Host.PortalAddress, "/health/live"))
            {
                Version = version,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return response.Version;
        }
    }

    [Fact]
    public async Task A_protocol_before_TLS_1_2_is_not_spoken()
    {
        await using var collector = await StartAsync();

#pragma warning disable CA5397, CA5398, SYSLIB0039 // That it is refused is the point.
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(collector.Host.GrpcAddress, SslProtocols.Tls11));
#pragma warning restore CA5397, CA5398, SYSLIB0039
        Assert.NotEmpty(await HandshakeAsync(collector.Host.GrpcAddress, SslProtocols.Tls12));
    }

    [Theory]
    [InlineData("15030100020250")]
    [InlineData("474554202F20485454502F312E310D0A0D0A")]
    [InlineData("00")]
    public async Task What_is_no_handshake_ends_without_a_line_in_the_error_log(string hex)
    {
        await using var collector = await StartAsync();
        foreach (var address in new[] { collector.Host.GrpcAddress, collector.Host.PortalAddress })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.Host, address.Port);
            var stream = socket.GetStream();
            await stream.WriteAsync(Convert.FromHexString(hex));
            socket.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null).WaitAsync(TimeSpan.FromSeconds(20)).ContinueWith(static _ => { }, TaskScheduler.Default);
            Assert.NotEmpty(await HandshakeAsync(address));
        }
    }

    [Fact]
    public async Task A_changed_certificate_counts_without_a_restart_and_a_half_written_pair_never()
    {
        await using var collector = await StartAsync();
        var first = await HandshakeAsync(collector.Host.GrpcAddress);
        var next = _certificates.NewServer();
        using var open = new SenderClient(collector.Host.GrpcAddress, collector.OperatorKey("vnpt"), _certificates.Trust());
        (await open.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)))).Taken();

        _certificates.WriteCertificate(next);
        await collector.Log.WaitForAsync("the ones before still count");
        Assert.Equal(first, await HandshakeAsync(collector.Host.GrpcAddress));

        File.WriteAllText(_certificates.KeyFile, "-----BEGIN PRIVATE KEY-----\nMIG");
        File.Delete(_certificates.CertificateFile);
        Assert.Equal(first, await HandshakeAsync(collector.Host.PortalAddress));

        _certificates.WriteServer(next);
        await collector.Log.WaitForAsync("New connections get the certificate", next.Thumbprint);
        Assert.Equal(next.Thumbprint, await HandshakeAsync(collector.Host.GrpcAddress));
        Assert.Equal(next.Thumbprint, await HandshakeAsync(collector.Host.PortalAddress));

        // Who was connected stays so.
        (await open.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 2)))).Taken();
        Assert.DoesNotContain(collector.Log.Lines, l => l.Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_ends_soon_is_said_each_day_and_one_that_has_ended_is_served()
    {
        await using var collector = await StartAsync();
        collector.Errors.Expect("The service's certificate ended");
        collector.Time.Now = new DateTimeOffset(2039, 12, 20, 0, 0, 0, TimeSpan.Zero);
        await collector.Log.WaitForAsync("certificate ends on 2040-01-01");
        collector.Time.Now += TimeSpan.FromDays(1);
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20)))
        {
            while (collector.Log.Lines.Count(l => l.Contains("certificate ends on", StringComparison.Ordinal)) < 2)
            {
                await Task.Delay(20, patience.Token);
            }
        }

        collector.Time.Now = new DateTimeOffset(2040, 1, 2, 0, 0, 0, TimeSpan.Zero);
        await collector.Log.WaitForAsync("certificate ended on 2040-01-01");

        Assert.NotEmpty(await HandshakeAsync(collector.Host.GrpcAddress));
    }

    [Fact]
    public async Task Files_that_cannot_be_used_keep_the_service_from_starting()
    {
        var other = _certificates.NewServer();
        _certificates.WriteKey(other);

        var mismatch = await Assert.ThrowsAsync<StartException>(StartAsync);
        var half = await Assert.ThrowsAsync<StartException>(() => TestCollector.StartAsync(o => o with { TlsCertificate = _certificates.CertificateFile }));
        var missing = await Assert.ThrowsAsync<StartException>(() => TestCollector.StartAsync(o => _certificates.On(o) with { TlsKey = "/does/not/exist" }));
        var authority = await Assert.ThrowsAsync<StartException>(() => TestCollector.StartAsync(o => o with { ClientCa = _certificates.AuthorityFile }));

        Assert.Contains("--tls-key", Assert.Single(mismatch.Problems), StringComparison.Ordinal);
        Assert.Contains("expected both or neither", Assert.Single(half.Problems), StringComparison.Ordinal);
        Assert.Contains("/does/not/exist", Assert.Single(missing.Problems), StringComparison.Ordinal);
        Assert.Contains("--client-ca", Assert.Single(authority.Problems), StringComparison.Ordinal);
    }

    private Task<TestCollector> StartAsync() => TestCollector.StartAsync(o => _certificates.On(o));

    private async Task<string> HandshakeAsync(Uri address, SslProtocols protocols = SslProtocols.None)
    {
        var seen = "";
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = new SslStream(socket.GetStream());
        var options = _certificates.Trust(seen: thumbprint => seen = thumbprint);
        options.TargetHost = "localhost";
        options.EnabledSslProtocols = protocols;
        options.ApplicationProtocols = [SslApplicationProtocol.Http2];
        await stream.AuthenticateAsClientAsync(options).WaitAsync(TimeSpan.FromSeconds(20));
        return seen;
    }
}
