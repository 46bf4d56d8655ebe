using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>
/// A container of a profile as a process on this machine: told nothing but what its manifest and the image say, its mounts in a temporary folder, its ports free
/// ones of loopback.
/// </summary>
internal sealed class PodProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _root = new();
    private readonly Dictionary<string, string> _environment;
    private readonly Dictionary<string, int> _ports;
    private readonly StringBuilder _output = new();
    private readonly HttpClient _http;
    private Process? _process;

    private PodProcess(ChartContainer container, PodSurroundings around)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = around.Certificates.Trust() });
        foreach (var mount in container.Mounts.Keys)
        {
            Directory.CreateDirectory(OnDisk(mount));
        }

        var secrets = container.Pod.At("volumes").Items().Where(v => v.At("secret") is not null).Select(v => v.Text("name")).ToHashSet();
        foreach (var (mount, volume) in container.Mounts.Where(m => secrets.Contains(m.Value)))
        {
            foreach (var (name, text) in around.Secrets[volume])
            {
                var file = Path.Combine(OnDisk(mount), name);
                File.WriteAllText(file, text);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead); // the volume's defaultMode
                }
            }
        }

        _ports = container.Ports.ToDictionary(p => p.Key, _ => FreePort.Take());
        var ports = container.Ports.ToDictionary(p => p.Value, p => _ports[p.Key].ToString(CultureInfo.InvariantCulture));
        _environment = container.Environment.ToDictionary(
            v => v.Key,
            v => v.Key == "TELEMETRY_BIND" ? IPAddress.Loopback.ToString()
                : v.Value.StartsWith('/') ? OnDisk(v.Value)
                : ports.GetValueOrDefault(v.Value) ?? around.Addresses.GetValueOrDefault(v.Value, v.Value));
        _environment["TMPDIR"] = OnDisk("/tmp");
        foreach (var (name, value) in ContainerImage.Environment.Where(v => !_environment.ContainsKey(v.Key)))
        {
            _environment[name] = value;
        }
    }

    /// <summary>Starts it, under a wrapper where one is given, and waits as a cluster does: until its startup probe is answered.</summary>
    public static async Task<PodProcess> StartAsync(ChartContainer container, PodSurroundings around, params string[] wrapper)
    {
        var pod = new PodProcess(container, around);
        try
        {
            pod._process = pod.Run(wrapper, []);
            await pod.AnsweringAsync(container.Probes.First()).WaitAsync(Patience);
            return pod;
        }
        catch (Exception e)
        {
            var output = pod.Output;
            await pod.DisposeAsync();
            throw new InvalidOperationException($"{container} did not start: {e.Message}\n{output}", e);
        }
    }

    /// <summary>All that it has written to its console.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Where a path of the container lies here.</summary>
    public string OnDisk(string path) => _root.Path + path;

    /// <summary>Where a port of the container is served here.</summary>
    public Uri AddressOf(string port) => new($"{(port != "metrics" && _environment.ContainsKey("TELEMETRY_TLS_KEY") ? "https" : "http")}://127.0.0.1:{_ports[port]}");

    /// <summary>Asks for a path on one of its ports.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> GetAsync(string port, string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(AddressOf(port), path));
        return await SendAsync(request, key);
    }

    /// <summary>Hands in a JSON document.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> PostAsync(string path, string document, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(AddressOf("http"), path)) { Content = new StringContent(document, Encoding.UTF8, "application/json") };
        return await SendAsync(request, key);
    }

    /// <summary>Runs a command in the container, as <c>kubectl exec</c> does, and gives what it printed.</summary>
    public async Task<string> ExecAsync(params string[] arguments)
    {
        using var process = new Process { StartInfo = Info([], arguments) };
        process.Start();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output.Trim();
    }

    /// <summary>SIGTERM to the service, and the exit code.</summary>
    public async Task<int> StopAsync(int? serviceProcess = null)
    {
        CollectorProcess.Terminate(serviceProcess ?? _process!.Id);
        await _process!.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _http.Dispose();
        _root.Dispose();
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(HttpRequestMessage request, string? key)
    {
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    private async Task AnsweringAsync((string Path, string Port) probe)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync())
        {
            Assert.False(_process!.HasExited, "the process ended");
            try
            {
                if ((await GetAsync(probe.Port, probe.Path)).Status == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    private Process Run(string[] wrapper, string[] arguments)
    {
        var process = new Process { StartInfo = Info(wrapper, arguments) };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Take(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    // Nothing of the test's own environment: a pod has none of it.
    private ProcessStartInfo Info(string[] wrapper, string[] arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? TestTools.Require("dotnet");
        string[] command = [.. wrapper, dotnet, Path.Combine(AppContext.BaseDirectory, "telemetry-collector.dll"), .. arguments];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        info.Environment.Clear();
        foreach (var (name, value) in _environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }
}
