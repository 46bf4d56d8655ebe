using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Catalogue;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Senders;

namespace Telemetry.Collector.Tests.Running;

/// <summary>
/// The whole service in this process, on free ports of 127.0.0.1 and a folder of its own. It is 15 March 2026, noon in Vietnam,
/// unless the test says otherwise.
/// </summary>
internal sealed class TestCollector : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    private readonly TemporaryFolder _folder = new();
    private CollectorHost? _host;
    private string? _administrator;

    private TestCollector()
    {
    }

    public SettableTime Time { get; } = new(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero));

    public ErrorLog Errors { get; } = new();

    /// <summary>Everything that the service logs, from information on.</summary>
    public LogBook Log { get; } = new();

    public string DataFolder => _folder.Path;

    public CollectorHost Host => _host ?? throw new InvalidOperationException("the service is stopped");

    public Storage.Ledger.Ledger Ledger => Host.Stores.Ledger;

    /// <summary>Starts a service; the options may be changed before.</summary>
    public static async Task<TestCollector> StartAsync(Func<CollectorOptions, CollectorOptions>? with = null)
    {
        var collector = new TestCollector();
        await collector.StartAgainAsync(with);
        return collector;
    }

    /// <summary>Stops the service when it runs, and starts it on the same data.</summary>
    public async Task StartAgainAsync(Func<CollectorOptions, CollectorOptions>? with = null)
    {
        await StopAsync();
        var options = new CollectorOptions { GrpcPort = FreePort.Take(), PortalPort = 0, DataFolder = DataFolder };
        _host = await CollectorHost.StartAsync(with?.Invoke(options) ?? options, Time, logging => logging.AddProvider(Errors).AddProvider(Log));
    }

    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            _administrator = null;
            await host.DisposeAsync();
        }
    }

    /// <summary>A key for handing in a source's figures.</summary>
    public string OperatorKey(string source, params string[] territory) => Key(CredentialRole.Operator, source, territory);

    /// <summary>A key; the ledger has the event of its making, so that no entry comes in between later.</summary>
    public string Key(CredentialRole role, string? source, string[] territory, DateTimeOffset? expires = null)
    {
        var made = Host.Stores.Keys.Create(role, source, [.. territory.Select(t => AreaKey.TryParse(t, out var key) ? key : throw new ArgumentException(t))], expires, "test");
        Host.Services.GetRequiredService<CredentialJournal>().EnterAsync(CancellationToken.None).GetAwaiter().GetResult();
        return made;
    }

    /// <summary>An administrator's key until the service stops; its making leaves no entry in the ledger.</summary>
    public string AdministratorKey => _administrator ??= Host.Stores.Keys.Lend(CredentialRole.Administrator, null).Key;

    /// <summary>A client that hands in a source's figures.</summary>
    public SenderClient Sender(string source, params string[] territory) => new(Host.GrpcAddress, OperatorKey(source, territory));

    /// <summary>Waits until everything in the ledger can be queried.</summary>
    public Task ProjectedAsync() =>
        Host.Services.GetRequiredService<Projector>().WaitForAsync(Ledger.Head.Sequence, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Asks the portal.</summary>
    public Task<(HttpStatusCode Status, string Text)> GetAsync(string path, string? key = null, string? host = null) => AskAsync(HttpMethod.Get, path, key, host, body: null);

    /// <summary>Tells the portal something.</summary>
    public Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string body, string? key = null) =>
        AskAsync(HttpMethod.Post, path, key, host: null, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Sends a form, as a page does.</summary>
    public Task<(HttpStatusCode Status, string Text)> PostFormAsync(string path, string key, params (string Name, string Value)[] fields) =>
        AskAsync(HttpMethod.Post, path, key, host: null, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>One figure as the public API gives it to an administrator, after everything was projected.</summary>
    public async Task<JsonElement> FigureAsync(string indicator, string area, string period, string source = "all", long? asOf = null)
    {
        await ProjectedAsync();
        var path = $"/api/v1/figures?indicator={indicator}&area={area}&period={period}&operator={source}" + (asOf is { } at ? $"&asOf={at}" : "");
        var (status, text) = await GetAsync(path, AdministratorKey);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("figures")[0];
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpMethod method, string path, string? key, string? host, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Host.PortalAddress, path)) { Content = body };
        request.Headers.Host = host;
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
        Errors.AssertNoneUndeclared();
    }
}
