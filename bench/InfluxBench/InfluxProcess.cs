using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.InfluxBench;

/// <summary>An <c>influxd</c> of this run's own, with a database of a given shard duration; ended and removed afterwards.</summary>
internal sealed class InfluxProcess : IAsyncDisposable
{
    private const string Database = "telemetry";

    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-bench-").FullName;
    private readonly HttpClient _http;
    private readonly Process _process;

    private InfluxProcess()
    {
        var port = FreePort();
        var config = Path.Combine(_folder, "influxdb.conf");
        File.WriteAllText(config, Config(port));
        _process = Process.Start(new ProcessStartInfo("influxd", ["-config", config]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    /// <summary>Starts it and makes the database.</summary>
    public static async Task<InfluxProcess> StartAsync(string shardDuration)
    {
        var server = new InfluxProcess();
        while (!await server.AnswersAsync())
        {
            await Task.Delay(50);
        }

        await server.AskAsync($"CREATE DATABASE {Database} WITH DURATION INF SHARD DURATION {shardDuration}");
        return server;
    }

    /// <summary>A store in it.</summary>
    public InfluxSeriesStore OpenStore() => InfluxSeriesStore.Open(new() { Url = _http.BaseAddress!, Database = Database }, TimeProvider.System);

    /// <summary>Series, memory, and bytes on disk once the log has been compacted away.</summary>
    public async Task<string> MeasureAsync()
    {
        _process.Refresh();
        var processor = _process.TotalProcessorTime;
        var bytes = 0L;
        for (var quiet = 0; quiet < 4; quiet++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            var now = TemporaryFolder.Bytes(Path.Combine(_folder, "data"));
            quiet = now == bytes ? quiet : 0;
            bytes = now;
        }

        _process.Refresh();
        using var series = JsonDocument.Parse(await AskAsync($"SHOW SERIES CARDINALITY ON {Database}"));
        var count = series.RootElement.GetProperty("results")[0].GetProperty("series")[0].GetProperty("values")[0][0].GetInt64();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"series: {count:N0}; bytes of data on disk: {bytes:N0}; of log: {TemporaryFolder.Bytes(Path.Combine(_folder, "wal")):N0}; influxd's memory: {_process.WorkingSet64 >> 20:N0} MiB; its processor time: {processor.TotalSeconds:N1} s, {_process.TotalProcessorTime.TotalSeconds:N1} s with compaction");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri("ping", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<string> AskAsync(string query)
    {
        using var response = await _http.PostAsync(new Uri("query", UriKind.Relative), new FormUrlEncodedContent([new("q", query)]));
        return await response.Content.ReadAsStringAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // What InfluxDB would do after minutes and hours without writes is done after seconds, so that the disk can be measured.
    private string Config(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        reporting-disabled = true
        bind-address = "127.0.0.1:0"
        [meta]
          dir = "{_folder}/meta"
        [data]
          dir = "{_folder}/data"
          wal-dir = "{_folder}/wal"
          query-log-enabled = false
          cache-snapshot-write-cold-duration = "5s"
          compact-full-write-cold-duration = "10s"
        [monitor]
          store-enabled = false
        [http]
          bind-address = "127.0.0.1:{port}"
          log-enabled = false
        """);
}
