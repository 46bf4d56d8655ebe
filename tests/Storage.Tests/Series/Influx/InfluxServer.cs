using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>An <c>influxd</c> of the tests' own: a free port of this machine, a folder of its own, stopped and removed at the end.</summary>
public sealed partial class InfluxServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly string _dataSettings;
    private Process _process = null!;
    private int _port;

    private InfluxServer(string dataSettings, string? parent)
    {
        _dataSettings = dataSettings;
        _folder = parent is null ? Directory.CreateTempSubdirectory("telemetry-influx-").FullName : Directory.CreateDirectory(Path.Combine(parent, "influx")).FullName;
    }

    /// <summary>Where it serves; the same after a restart.</summary>
    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    /// <summary>Its folder: what is in it is what the data takes on disk.</summary>
    public string Folder => _folder;

    /// <summary>Starts one. Where influxd is missing the test skips on a person's machine and fails where <c>CI=true</c>.</summary>
    /// <param name="data">More settings of the section <c>[data]</c>.</param>
    /// <param name="folder">Where its folder is made; null: where temporary ones are.</param>
    public static async Task<InfluxServer> StartAsync(string data = "", string? folder = null)
    {
        RequireTool();
        var server = new InfluxServer(data, folder);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again, on the same port and data.</summary>
    /// <param name="http">More settings of the section <c>[http]</c>.</param>
    public async Task StartAgainAsync(string http = "")
    {
        var config = Path.Combine(_folder, "influxdb.conf");
        await File.WriteAllTextAsync(config, Config(http));
        var port = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = new("influxd", ["-config", config]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true } };
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                port.TrySetException(new InvalidOperationException("influxd ended before it listened"));
            }
            else if (Listening().Match(line.Data) is { Success: true } match)
            {
                port.TrySetResult(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            }
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _port = await port.Task.WaitAsync(Longest);
    }

    /// <summary>Ends it without warning, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Ends it as a person does who stops the service.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Stops it from answering while its connections stay open.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static void RequireTool()
    {
        var there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "influxd")));
        Assert.SkipWhen(!there && Environment.GetEnvironmentVariable("CI") != "true", "influxd is not installed; eng/install-test-tools installs it");
        Assert.True(there, "influxd is not installed; eng/install-test-tools installs it");
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private string Config(string http) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        reporting-disabled = true
        bind-address = "127.0.0.1:0"
        [meta]
          dir = "{_folder}/meta"
          logging-enabled = false
        [data]
          dir = "{_folder}/data"
          wal-dir = "{_folder}/wal"
          query-log-enabled = false
        {_dataSettings}
        [monitor]
          store-enabled = false
        [http]
          bind-address = "127.0.0.1:{_port}"
          log-enabled = false
        {http}
        """);

    [GeneratedRegex("""msg="Listening on HTTP".* addr=127\.0\.0\.1:(\d+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
