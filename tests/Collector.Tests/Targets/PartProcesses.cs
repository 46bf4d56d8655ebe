using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>The service as processes on one InfluxDB: a collector, two fronts, an aggregator, a portal. Each can be killed and comes back at the same address.</summary>
internal sealed class PartProcesses : IAsyncDisposable
{
    public const int Collector = 0;
    public const int Aggregator = 3;
    public const int Portal = 4;

    private static readonly string[] Targets = ["collector", "front", "front", "aggregator", "portal"];
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private readonly TemporaryFolder _folder = new();
    private readonly InfluxSeriesStoreOptions _store;
    private readonly CollectorProcess?[] _processes = new CollectorProcess?[Targets.Length];
    private readonly int[] _ports = [.. Targets.Select(_ => FreePort.Take())];
    private string _keyFile = "";

    private PartProcesses(InfluxSeriesStoreOptions store) => _store = store;

    public static IEnumerable<int> All => Enumerable.Range(0, Targets.Length);

    public string LedgerFolder => FolderOf(Collector);

    public IReadOnlyList<Uri> Fronts => [.. new[] { 1, 2 }.Select(f => new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[f]}")))];

    /// <summary>Keys of the sources.</summary>
    public Dictionary<string, string> OperatorKeys { get; } = new(StringComparer.Ordinal);

    public string AdministratorKey { get; private set; } = "";

    /// <summary>Makes keys for these sources and starts all parts.</summary>
    public static async Task<PartProcesses> StartAsync(InfluxSeriesStoreOptions store, IEnumerable<string> sources)
    {
        var parts = new PartProcesses(store);
        try
        {
            parts._keyFile = Path.Combine(parts._folder.Path, "service.key");
            await File.WriteAllTextAsync(parts._keyFile, await parts.KeyAsync("--role", "service"));
            parts.AdministratorKey = await parts.KeyAsync("--role", "administrator");
            foreach (var source in sources)
            {
                parts.OperatorKeys[source] = await parts.KeyAsync("--role", "operator", "--source", source);
            }

            foreach (var part in All)
            {
                await parts.StartAsync(part);
            }

            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a part, at the address that it had before where it had one.</summary>
    public async Task StartAsync(int part)
    {
        string[] options = ["--target", Targets[part]];
        if (part != Collector)
        {
            options = [.. options, "--collector-url", Address(Collector), "--service-key-file", _keyFile];
        }

        if (part == Portal)
        {
            options = [.. options, "--aggregator-url", Address(Aggregator)];
        }

        if (Targets[part] != "front")
        {
            options = [.. options, "--store", "influxdb", "--influx-url", _store.Url.ToString(), "--influx-database", _store.Database];
        }

        var process = await CollectorProcess.StartAsync(FolderOf(part), options, grpcPort: _ports[part]);
        (_processes[part], _ports[part]) = (process, process.GrpcAddress.Port);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync(int part)
    {
        await _processes[part]!.DisposeAsync();
        _processes[part] = null;
    }

    /// <summary>SIGTERM, and its exit code.</summary>
    public Task<int> StopAsync(int part) => _processes[part]!.StopAsync();

    /// <summary>What a part says of itself.</summary>
    public async Task<JsonElement> HealthAsync(int part)
    {
        using var response = await Http.GetAsync(new Uri(_processes[part]!.PortalAddress, "/health/ready"));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Waits until a part's health is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(int part, Func<JsonElement, bool> wanted)
    {
        for (var until = Environment.TickCount64 + 90_000; ; await Task.Delay(50))
        {
            var health = await HealthAsync(part);
            if (wanted(health))
            {
                return health;
            }

            Assert.True(Environment.TickCount64 < until, $"{Targets[part]} is {health}\n{_processes[part]!.Output}");
        }
    }

    /// <summary>Asks the portal, as an administrator.</summary>
    public async Task<JsonElement> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_processes[Portal]!.PortalAddress, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AdministratorKey);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Where(p => p is not null).Reverse())
        {
            await process!.DisposeAsync();
        }

        _folder.Dispose();
    }

    private Task<string> KeyAsync(params string[] options) => CollectorProcess.CreateKeyAsync(LedgerFolder, options);

    private string FolderOf(int part) => Path.Combine(_folder.Path, string.Create(CultureInfo.InvariantCulture, $"{Targets[part]}{part}"));

    private string Address(int part) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[part]}");
}
