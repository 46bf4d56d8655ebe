using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Findings;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Portal.Tests.Web;

/// <summary>The portal on a real Kestrel and a real store. Whoever asks says who they are in a header, in place of the host's authentication.</summary>
public sealed class PortalHost : IAsyncLifetime
{
    private const string CallerHeader = "X-Caller";

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-tests-").FullName;
    private WebApplication? _app;
    private EmbeddedSeriesStore? _store;
    private SeedLedger? _ledger;

    public ComparisonRows FrontPage { get; } = new();

    public ErrorLog Errors { get; } = new();

    // A language that one test asks for is not kept for the next.
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseCookies = false });

    /// <summary>See <see cref="FindingSeed"/>.</summary>
    public FindingService Findings { get; private set; } = null!;

    /// <summary>What was decided.</summary>
    internal ListOfDecisions Decisions { get; private set; } = null!;

    /// <summary>Every endpoint that there is.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app!.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public string GrpcAddress { get; private set; } = "";

    /// <summary>What its endpoints are made of.</summary>
    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        _store = EmbeddedSeriesStore.Open(new EmbeddedSeriesStoreOptions { Folder = _folder });
        await Seed.WriteAsync(_store);
        _ledger = await SeedLedger.OpenAsync(Path.Combine(_folder, "ledger"));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Errors);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(DefaultCatalogue.Instance);
        builder.Services.AddSingleton<ISeriesStore>(_store);
        builder.Services.AddSingleton<ILedgerTimeline>(new FixedTimeline());
        builder.Services.AddSingleton<ILedgerEntries>(new LocalLedgerEntries(_ledger.Ledger));
        builder.Services.AddSingleton<ILedgerEvidence>(new LocalLedgerEvidence(_ledger.Ledger, new LedgerTree(_ledger.Ledger.Hashes), signingKey: null));
        builder.Services.AddSingleton<IComparison>(FrontPage);
        builder.Services.AddSingleton<TimeProvider>(new FixedClock());
        Findings = await FindingSeed.OpenAsync(Path.Combine(_folder, "findings"));
        Decisions = new ListOfDecisions(Findings);
        builder.Services.AddSingleton(Findings);
        builder.Services.AddSingleton<IDecisionLog>(Decisions);
        builder.Services.AddPortal();

        _app = builder.Build();
        _app.Use(Identify);
        _app.UseRouting();
        _app.UseSecurityHeaders();
        _app.MapPortal();
        _app.MapQueryService();
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.First());
        GrpcAddress = _app.Urls.Last();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
        Findings.Dispose();
        await _store!.DisposeAsync();
        await _ledger!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Assert.Empty(Errors.Lines);
    }

    /// <summary>Adds figures to the store, once.</summary>
    public async Task AppendAsync(IReadOnlyList<SeriesPatch> patches, long position)
    {
        if (_store!.Position < position)
        {
            await _store.AppendAsync(patches, position);
        }
    }

    /// <summary>Takes a submission into the ledger and the store, at the position that its patches name.</summary>
    public async Task SubmitAsync(IReadOnlyList<SeriesPatch> patches, string reason = "")
    {
        await _ledger!.AppendAsync(patches, reason, $"sub-{patches[0].Sequence}");
        await _store!.AppendAsync(patches, patches[0].Sequence);
    }

    /// <summary>Takes a decision into the ledger: an entry that is no submission.</summary>
    public Task<long> DecideAsync() => _ledger!.AppendDecisionAsync();

    /// <summary>
    /// Asks as somebody: <c>reader</c> (of Bắc Giang), <c>elsewhere</c> (where there are no figures), <c>everywhere</c>, <c>vnpt</c> and <c>outside</c> (in Quảng Ninh), <c>publisher</c> (of Bắc Giang),
    /// <c>administrator</c>, <c>demo</c>; empty: as nobody.
    /// </summary>
    public async Task<HttpResponseMessage> GetAsync(string caller, string address, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(CallerHeader, caller);
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        return await Http.SendAsync(request);
    }

    public async Task<JsonElement> GetJsonAsync(string caller, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await GetAsync(caller, address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Tells something as somebody.</summary>
    public async Task<JsonElement> PostAsync(string caller, string address, string body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add(CallerHeader, caller);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Sends a body of any kind as somebody.</summary>
    public async Task<HttpResponseMessage> SendAsync(string caller, string address, HttpContent body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add(CallerHeader, caller);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Sends a form as somebody; goes where the answer leads.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string caller, string address, HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add(CallerHeader, caller);
        return await Http.SendAsync(request);
    }

    public async Task<string> GetPageAsync(string caller, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await GetAsync(caller, address, "text/html");
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, text);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return text;
    }

    private static Task Identify(HttpContext http, RequestDelegate next)
    {
        var reader = new Caller { CredentialId = "test", Role = CallerRole.Reader };
        var caller = http.Request.Headers[CallerHeader].ToString() switch
        {
            "reader" => reader with { Territory = [DefaultCatalogue.BacGiang] },
            "elsewhere" => reader with { Territory = [DefaultCatalogue.Unit("01@2008-08-01")] },
            "everywhere" => reader with { IsEverywhere = true },
            "vnpt" => reader with { Role = CallerRole.Operator, Source = "vnpt", Territory = [DefaultCatalogue.QuangNinh] },
            "outside" => reader with { Role = CallerRole.Public, Territory = [DefaultCatalogue.QuangNinh] },
            "publisher" => reader with { Role = CallerRole.Publisher, Territory = [DefaultCatalogue.BacGiang] },
            "administrator" => reader with { Role = CallerRole.Administrator, IsEverywhere = true },
            "demo" => reader with { IsEverywhere = true, IsDemo = true },
            _ => null,
        };
        if (caller is not null)
        {
            http.SetCaller(caller);
        }

        return next(http);
    }
}
