using System.Text;
using Microsoft.AspNetCore.Http;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;

namespace Telemetry.Collector.Tests.Outage;

/// <summary>A real InfluxDB behind a line, on a small disk where it is to get full, and each trouble that it can be in.</summary>
internal sealed class TroubledInflux : IAsyncDisposable
{
    private readonly InfluxServer _server;
    private readonly InfluxGate _gate;
    private readonly SmallDisk? _disk;
    private readonly InfluxTrouble _trouble;

    private TroubledInflux(InfluxServer server, InfluxGate gate, SmallDisk? disk, InfluxTrouble trouble)
    {
        _server = server;
        _gate = gate;
        _disk = disk;
        _trouble = trouble;
    }

    /// <summary>How a service finds it; it is told of trouble after a second instead of fifteen.</summary>
    public InfluxSeriesStoreOptions Options => new() { Url = _gate.Url, Timeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(1) };

    public static async Task<TroubledInflux> StartAsync(InfluxTrouble trouble)
    {
        var disk = trouble == InfluxTrouble.Full ? SmallDisk.Mount(megabytes: 96) : null;
        var server = await InfluxServer.StartAsync(folder: disk?.Path);
        return new TroubledInflux(server, await InfluxGate.OpenAsync(server.Url), disk, trouble);
    }

    /// <summary>A service that keeps its figures there.</summary>
    public CollectorOptions Use(CollectorOptions options) => options with { Store = SeriesStoreKind.InfluxDb, Influx = Options };

    public Task BeginAsync() => _trouble switch
    {
        InfluxTrouble.Stopped => _server.StopAsync(),
        InfluxTrouble.Killed => _server.KillAsync(),
        InfluxTrouble.Frozen => _server.FreezeAsync(),
        InfluxTrouble.Full => Task.Run(() => _disk!.Fill()),
        InfluxTrouble.Erring => FailAsync(context => AnswerAsync(context, StatusCodes.Status500InternalServerError, """{"error":"engine: cannot do it now"}""")),
        InfluxTrouble.Overloaded => FailAsync(context =>
        {
            context.Response.Headers.RetryAfter = "1";
            return AnswerAsync(context, StatusCodes.Status429TooManyRequests, """{"error":"too many writes"}""");
        }),
        InfluxTrouble.CutOff => FailAsync(context =>
        {
            context.Abort();
            return Task.FromResult(false);
        }),
        InfluxTrouble.AtItsSeriesLimit => FailAsync(context => context.Request.Path.Value!.EndsWith("/write", StringComparison.Ordinal)
            ? AnswerAsync(context, StatusCodes.Status400BadRequest, """{"error":"partial write: max-series-per-database limit exceeded: (1000000) dropped=3"}""")
            : Task.FromResult(true)),
        _ => throw new InvalidOperationException("no such trouble"),
    };

    public async Task EndAsync()
    {
        switch (_trouble)
        {
            case InfluxTrouble.Stopped or InfluxTrouble.Killed:
                await _server.StartAgainAsync();
                break;
            case InfluxTrouble.Frozen:
                await _server.ThawAsync();
                break;
            case InfluxTrouble.Full:
                // InfluxDB 1.6 goes on refusing when it has room again, until it is restarted.
                _disk!.Free();
                await _server.StopAsync();
                await _server.StartAgainAsync();
                break;
            default:
                _gate.Fault = null;
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        await _server.DisposeAsync();
        _disk?.Dispose();
    }

    private Task FailAsync(Func<HttpContext, Task<bool>> fault)
    {
        _gate.Fault = fault;
        return Task.CompletedTask;
    }

    private static async Task<bool> AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
        return false;
    }
}
