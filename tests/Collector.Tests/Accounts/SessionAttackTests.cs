using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Collector.Tests.Credentials;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Portal.Accounts;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;
using CertificateBinding = Telemetry.Collector.Security.CertificateBinding;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>What somebody may try with tokens, cookies and forms.</summary>
public sealed class SessionAttackTests
{
    private const string Figure = "/api/v1/figures?indicator=subscribers.mobile&area=24&period=2013-06";

    [Fact]
    public async Task A_token_counts_with_the_services_own_signature_alone()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan", CredentialRole.Administrator);
        var good = JsonDocument.Parse((await lan.TokenAsync("lan", TestAccounts.Password)).Text).RootElement.GetProperty("token").GetString()!;
        using var program = new Visitor(collector.Host.PortalAddress);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Figure, bearer: good)).Status);

        var parts = good.Split('.');
        var publicKey = collector.Host.Stores.Keys.Index.Sessions!.PublicKey;
        using var others = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", publicKey));
        foreach (var forged in new[]
        {
            Encode("""{"alg":"none","typ":"JWT"}""") + "." + parts[1] + ".",
            Encode("""{"alg":"None","typ":"JWT"}""") + "." + parts[1] + "." + parts[2],
            Signed("""{"alg":"HS256","typ":"JWT"}""", parts[1], text => HMACSHA256.HashData(publicKey, text)),
            Signed("""{"alg":"HS256","typ":"JWT"}""", parts[1], text => HMACSHA256.HashData(pem, text)),
            Signed("""{"alg":"ES256","typ":"JWT"}""", parts[1], text => others.SignData(text, HashAlgorithmName.SHA256)),
            Signed($$$"""{"alg":"ES256","typ":"JWT","jwk":{"kty":"EC","crv":"P-256","x":"{{{X(others)}}}","y":"{{{Y(others)}}}"}}""", parts[1], text => others.SignData(text, HashAlgorithmName.SHA256)),
            Signed("""{"alg":"ES256","typ":"JWT","jku":"http://127.0.0.1:1/keys"}""", parts[1], text => others.SignData(text, HashAlgorithmName.SHA256)),
            parts[0] + "." + Encode(Decode(parts[1]).Replace("\"lan\"", "\"ngoc\"", StringComparison.Ordinal)) + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + Base64Url.EncodeToString(new byte[64]),
            parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[2],
            good + new string('A', 5000),
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Figure, bearer: forged)).Status);
            program.Cookie = "session=" + forged;
            Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Figure)).Status);
            program.Cookie = null;
        }

        await collector.Log.WaitForAsync("Turned", "InvalidToken");
        Assert.DoesNotContain(collector.Log.Lines, l => l.Contains(parts[2], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cookies_token_is_none_for_programs_and_a_programs_none_for_a_cookie()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");
        var bearer = JsonDocument.Parse((await lan.TokenAsync("lan", TestAccounts.Password)).Text).RootElement.GetProperty("token").GetString();
        var cookie = lan.Token;
        lan.Cookie = "session=" + bearer;
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.GetAsync(Figure)).Status);
        lan.Cookie = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.GetAsync(Figure, bearer: cookie)).Status);
    }

    [Fact]
    public async Task Tokens_of_a_time_that_has_not_come_or_of_another_credential_prove_nobody()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");
        using var key = collector.Host.Stores.Keys.Read(SigningKeyTable.Open);
        var id = TestAccounts.CredentialOf(collector, "lan");
        using var program = new Visitor(collector.Host.PortalAddress);

        Assert.Equal(HttpStatusCode.OK, await WithAsync(id, TimeSpan.FromSeconds(20)));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithAsync(id, TimeSpan.FromSeconds(40)));
        Assert.Equal(HttpStatusCode.OK, await WithAsync(id, TimeSpan.FromSeconds(-3620)));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithAsync(id, TimeSpan.FromSeconds(-3640)));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithAsync("nobody", TimeSpan.Zero));

        async Task<HttpStatusCode> WithAsync(string credential, TimeSpan later) => (await program.GetAsync(
            Figure, bearer: SessionIssuer.Issue(key, "lan", credential, SessionKind.Api, collector.Time.Now + later).Token)).Status;
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Referer", "http://127.0.0.1/")]
    public async Task A_form_of_another_site_signs_nobody_in_or_out_and_changes_nothing(string header, string value)
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan", CredentialRole.Publisher);
        var kept = lan.Cookie;

        Assert.Equal(HttpStatusCode.Forbidden, (await lan.PostAsync("/sign-in", [("name", "lan"), ("password", TestAccounts.Password)], (header, value))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.PostAsync("/sign-out", [], (header, value))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.PostAsync("/password", [("name", "lan"), ("password", TestAccounts.Password), ("new", "một hai ba bốn năm"), ("repeat", "một hai ba bốn năm")], (header, value))).Status);
        Assert.Equal(kept, lan.Cookie);

        // The cookie proves nobody there, whatever endpoint it is.
        using var explain = new HttpRequestMessage(HttpMethod.Post, new Uri(collector.Host.PortalAddress, "/api/v1/findings/000000000000000000000000/explain")) { Content = Json("""{"reason":"x"}""") };
        explain.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.SendAsync(explain, bearer: null)).Status);
        using var own = new HttpRequestMessage(HttpMethod.Post, new Uri(collector.Host.PortalAddress, "/api/v1/findings/000000000000000000000000/explain")) { Content = Json("""{"reason":"x"}""") };
        own.Headers.TryAddWithoutValidation("Origin", collector.Host.PortalAddress.GetLeftPart(UriPartial.Authority));
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await lan.SendAsync(own, bearer: null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(Figure)).Status);
    }

    [Fact]
    public async Task A_proxy_that_ends_TLS_is_known_by_the_browsers_origin()
    {
        await using var collector = await TestCollector.StartAsync();
        TestAccounts.Create(collector, "lan");
        using var lan = await TestAccounts.SignedInAsync(collector, "ngoc");
        var host = collector.Host.PortalAddress.Authority;

        Assert.Equal(HttpStatusCode.SeeOther, (await lan.SignInAsync("ngoc", TestAccounts.Password, "/", ("Origin", $"https://{host}"), ("Sec-Fetch-Site", "same-origin"))).Status);
        Assert.Equal("__Host-session=" + lan.Token + "; path=/; secure; samesite=lax; httponly", lan.SetCookie);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(Figure)).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a//evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/x\r\nSet-Cookie: a=b")]
    [InlineData("/x\0")]
    [InlineData("/sign-out")]
    [InlineData("evil")]
    public async Task Signing_in_leads_to_no_other_site(string next)
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");

        var answer = await lan.SignInAsync("lan", TestAccounts.Password, next);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Location));
        Assert.Contains("name=\"return\" value=\"/\"", (await lan.GetAsync("/sign-in?return=" + Uri.EscapeDataString(next))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_or_no_form_is_refused_before_anything_is_hashed()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await lan.SignInAsync("lan", new string('x', 10 * 1024 * 1024))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await lan.TokenAsync("lan", new string('x', 10 * 1024 * 1024))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.SignInAsync("lan\0", TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.SignInAsync("lan", TestAccounts.Password + "\0")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.SignInAsync("lаn", TestAccounts.Password)).Status); // a Cyrillic а
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.SignInAsync("lan", new string('x', 129))).Status);
        var shown = await lan.SignInAsync("<script>\"'", "x");
        Assert.Contains("value=\"&lt;script&gt;&quot;&#x27;\"", shown.Text, StringComparison.Ordinal);
        using var json = new HttpRequestMessage(HttpMethod.Post, new Uri(collector.Host.PortalAddress, "/sign-in")) { Content = Json("""{"name":"lan"}""") };
        json.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await lan.SendAsync(json, bearer: null)).Status);
        using var half = new HttpRequestMessage(HttpMethod.Post, new Uri(collector.Host.PortalAddress, "/api/v1/token")) { Content = Json("""{"name":"lan","password":"\ud800"}""") };
        Assert.Equal(HttpStatusCode.BadRequest, (await lan.SendAsync(half, bearer: null)).Status);
    }

    [Fact]
    public async Task A_token_proves_to_gRPC_what_a_key_of_its_role_does_and_a_cookie_nobody()
    {
        await using var collector = await TestCollector.StartAsync();
        using var visitor = await TestAccounts.SignedInAsync(collector, "vnpt.lan", CredentialRole.Operator, "vnpt");
        using var admin = await TestAccounts.SignedInAsync(collector, "quan.tri", CredentialRole.Administrator);
        var token = JsonDocument.Parse((await visitor.TokenAsync("vnpt.lan", TestAccounts.Password)).Text).RootElement.GetProperty("token").GetString()!;
        var other = JsonDocument.Parse((await admin.TokenAsync("quan.tri", TestAccounts.Password)).Text).RootElement.GetProperty("token").GetString()!;

        using (var sender = new SenderClient(collector.Host.GrpcAddress, token))
        {
            (await sender.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)))).Taken();
        }

        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { UseProxy = false, UseCookies = false }, DisposeHttpClient = true });
        var calls = new AdminService.AdminServiceClient(channel);
        await calls.ListCredentialsAsync(new ListCredentialsRequest(), Bearer(other));
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => calls.ListCredentialsAsync(new ListCredentialsRequest(), Bearer(token)).ResponseAsync)).StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(
            () => calls.ListCredentialsAsync(new ListCredentialsRequest(), new Metadata { { "cookie", admin.Cookie! }, { "sec-fetch-site", "same-origin" } }).ResponseAsync)).StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => new QueryService.QueryServiceClient(channel).GetFiguresAsync(
            new GetFiguresRequest { Indicators = { "subscribers.mobile" }, Areas = { "24" }, Periods = { "2013-06" } }, new Metadata { { "cookie", admin.Cookie! } }).ResponseAsync)).StatusCode);

        // With the account its token ends in the middle of what is open.
        using var stream = new IngestService.IngestServiceClient(channel).SubmitStream(Bearer(token));
        await stream.RequestStream.WriteAsync(Table("2013-07", ["24"], Scaled("subscribers.mobile", 1)));
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(TestAccounts.Office(collector).Reset("vnpt.lan", "test").TryGet(out _, out _));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)))).StatusCode);
    }

    [Fact]
    public async Task A_browsers_certificate_proves_nobody_to_a_form_of_another_site()
    {
        using var certificates = new TestCertificates();
        await using var collector = await TestCollector.StartAsync(o => certificates.On(o, clients: false));
        using var certificate = certificates.NewClient("CN=lan", issuer: null);
        var binding = CertificateBinding.OfThumbprint(certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant());
        Assert.True(collector.Host.Stores.Keys.Create(new NewCredential(CredentialRole.Publisher, null, [], null, "", binding), "test").TryGet(out _, out _));
        using var lan = new Visitor(collector.Host.PortalAddress, certificates.Trust(certificate));

        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(Figure)).Status);
        Assert.Equal(HttpStatusCode.NotFound, await ExplainAsync());
        Assert.Equal(HttpStatusCode.NotFound, await ExplainAsync(("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.Unauthorized, await ExplainAsync(("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Unauthorized, await ExplainAsync(("Origin", "https://evil.example")));

        async Task<HttpStatusCode> ExplainAsync(params (string Name, string Value)[] headers)
        {
            using var explain = new HttpRequestMessage(HttpMethod.Post, new Uri(collector.Host.PortalAddress, "/api/v1/findings/000000000000000000000000/explain")) { Content = Json("""{"reason":"x"}""") };
            foreach (var (name, value) in headers)
            {
                explain.Headers.TryAddWithoutValidation(name, value);
            }

            return (await lan.SendAsync(explain, bearer: null)).Status;
        }
    }

    private static Metadata Bearer(string token) => new() { { "authorization", "Bearer " + token } };

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Decode(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    private static string Signed(string header, string payload, Func<byte[], byte[]> sign)
    {
        var text = Encode(header) + "." + payload;
        return text + "." + Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)));
    }

    private static string X(ECDsa key) => Base64Url.EncodeToString(key.ExportParameters(includePrivateParameters: false).Q.X!);

    private static string Y(ECDsa key) => Base64Url.EncodeToString(key.ExportParameters(includePrivateParameters: false).Q.Y!);
}
