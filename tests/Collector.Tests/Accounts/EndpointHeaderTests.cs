using System.Net;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Collector.Tests.Credentials;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>What the browser is told, by every endpoint that there is.</summary>
public sealed class EndpointHeaderTests
{
    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    };

    // The same for whoever asks, with or without a credential: files of the pages, and what is published openly.
    private static readonly string[] ForEverybody = ["/assets/", "/api/v1/checkpoints", "/api/v1/feed", "/feed."];

    [Fact]
    public async Task Every_endpoint_answers_with_every_header_to_whoever_asks()
    {
        await using var collector = await TestCollector.StartAsync();
        var endpoints = Endpoints(collector);
        Assert.True(endpoints.Count > 15, "the endpoints were not found");

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        foreach (var (method, path) in endpoints)
        {
            foreach (var key in new[] { null, collector.AdministratorKey, "tk_wrong" })
            {
                using var request = new HttpRequestMessage(method, new Uri(collector.Host.PortalAddress, path));
                request.Headers.TryAddWithoutValidation("Authorization", key is null ? null : "Bearer " + key);
                using var response = await http.SendAsync(request);
                foreach (var (name, value) in Expected)
                {
                    Assert.True(response.Headers.TryGetValues(name, out var values) && values.Single() == value, $"{method} {path} as {key?[..2] ?? "nobody"}: {(int)response.StatusCode} without {name}");
                }

                var mayBeKept = Array.Exists(ForEverybody, p => path.StartsWith(p, StringComparison.Ordinal)) && response.StatusCode == HttpStatusCode.OK;
                var cache = response.Headers.CacheControl;
                Assert.True(mayBeKept || cache is { NoStore: true } or { Private: true, NoCache: true }, $"{method} {path} may be kept");
                Assert.False(response.Headers.Contains("Strict-Transport-Security"), "a promise of TLS over plain text");
                Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"), $"{method} {path} may be read by other sites");
                Assert.False(response.Headers.Contains("Server"), "the server says what it is");
            }
        }
    }

    [Fact]
    public async Task Over_TLS_the_way_back_is_closed_for_a_year_but_not_for_this_machine()
    {
        using var certificates = new TestCertificates();
        await using var collector = await TestCollector.StartAsync(o => certificates.On(o, clients: false));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = certificates.Trust() });
        foreach (var (host, isPromised) in new[] { ("so.example", true), ("localhost", false), ("127.0.0.1", false), ("[::1]", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(collector.Host.PortalAddress, "/sign-in"));
            request.Headers.Host = host;
            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(isPromised ? "max-age=31536000" : null, response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
        }
    }

    private static List<(HttpMethod Method, string Path)> Endpoints(TestCollector collector) =>
    [
        .. collector.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<GrpcMethodMetadata>() is null && e.RoutePattern.RawText?.Contains("{unimplemented", StringComparison.Ordinal) != true)
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"], (e, method) => (new HttpMethod(method), Fill(e.RoutePattern.RawText!))),
    ];

    // Whatever stands in a parameter's place.
    private static string Fill(string pattern) => System.Text.RegularExpressions.Regex.Replace(
        pattern.StartsWith('/') ? pattern : "/" + pattern, "\\{[^}]*\\}", "x", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
