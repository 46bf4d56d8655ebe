using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>A part of the service that follows another process's ledger, in this process: on free ports, with a folder and logs of its own.</summary>
internal sealed class TestPart : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    private readonly TemporaryFolder _folder = new();
    private CollectorHost? _host;

    private TestPart()
    {
    }

    public ErrorLog Errors { get; } = new();

    public LogBook Log { get; } = new();

    public CollectorHost Host => _host ?? throw new InvalidOperationException("the part is stopped");

    public string DataFolder => Path.Combine(_folder.Path, "data");

    /// <summary>The key that the part proves itself with.</summary>
    public string KeyFile => Path.Combine(_folder.Path, "service.key");

    /// <summary>Starts a part of a collector and waits until it is ready.</summary>
    public static async Task<TestPart> StartAsync(Target target, TestCollector collector, Func<CollectorOptions, CollectorOptions>? with = null)
    {
        var part = await StartAsync(target, collector.Host.GrpcAddress, ServiceKey(collector), collector.Time, with);
        await part.UntilAsync("ready");
        return part;
    }

    /// <summary>Starts a part, whatever state it comes to.</summary>
    public static async Task<TestPart> StartAsync(Target target, Uri collector, string key, TimeProvider time, Func<CollectorOptions, CollectorOptions>? with = null)
    {
        var part = new TestPart();
        await File.WriteAllTextAsync(part.KeyFile, key);
        var options = new CollectorOptions
        {
            Target = target,
            GrpcPort = 0,
            PortalPort = 0,
            DataFolder = part.DataFolder,
            Upstream = new UpstreamOptions { Collector = collector, KeyFile = part.KeyFile },
        };
        part._host = await CollectorHost.StartAsync(with?.Invoke(options) ?? options, time, logging => logging.AddProvider(part.Errors).AddProvider(part.Log));
        return part;
    }

    /// <summary>A new key for a part.</summary>
    public static string ServiceKey(TestCollector collector) => collector.Key(CredentialRole.Service, null, []);

    /// <summary>A client that hands figures in here.</summary>
    public SenderClient Sender(string key) => new(Host.GrpcAddress, key);

    /// <summary>Waits until <c>/health/ready</c> says that; gives all that it says.</summary>
    public async Task<JsonElement> UntilAsync(string status)
    {
        for (var until = Environment.TickCount64 + 30_000; ;)
        {
            var health = await HealthAsync();
            if (health.GetProperty("status").GetString() == status)
            {
                return health;
            }

            Assert.True(Environment.TickCount64 < until, $"expected {status}, is {health}");
            await Task.Delay(20);
        }
    }

    public async Task<JsonElement> HealthAsync()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(Host.PortalAddress, "/health/ready"));
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        }
        catch (HttpRequestException)
        {
            // It goes over to another catalogue.
            return JsonDocument.Parse("""{"status":"restarting"}""").RootElement;
        }
    }

    /// <summary>Asks the portal.</summary>
    public Task<(HttpStatusCode Status, string Text)> GetAsync(string path, string? key = null) => AskAsync(HttpMethod.Get, path, key, body: null);

    /// <summary>Tells it something.</summary>
    public Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string body, string? key = null) =>
        AskAsync(HttpMethod.Post, path, key, new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpMethod method, string path, string? key, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Host.PortalAddress, path)) { Content = body };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.DisposeAsync();
        }

        _folder.Dispose();
        Errors.AssertNoneUndeclared();
    }
}
