using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>
/// Takes OTLP in, over gRPC and over HTTP with protobuf, and keeps it. Field numbers are those of the published opentelemetry-proto, version 1.
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, byte[] Message)> _received = new();
    private readonly ConcurrentQueue<string> _headers = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>Where http/protobuf is taken.</summary>
    public Uri HttpAddress { get; private set; } = null!;

    /// <summary>Where gRPC is taken.</summary>
    public Uri GrpcAddress { get; private set; } = null!;

    public IEnumerable<OtlpSpan> Spans => Each("trace", static resource => resource.All(2).SelectMany(scope => scope.All(2).Select(span => new OtlpSpan(
        scope.One(1).One(1).Text, span.One(5).Text, span.One(1).Hex, span.One(2).Hex, span.One(4).Hex, span.One(3).Text, Tags(span.All(9)), [.. span.All(13).Select(l => l.One(1).Hex)]))));

    public IEnumerable<OtlpMetric> Metrics => Each("metrics", static resource => resource.All(2).SelectMany(scope => scope.All(2).Select(metric => new OtlpMetric(
        Tags(resource.One(1).All(1)).GetValueOrDefault("service.name", ""), scope.One(1).One(1).Text, metric.One(1).Text, metric.One(3).Text,
        metric.Message.Select(f => f.Number switch { 5 => "gauge", 7 => "sum", 9 => "histogram", _ => "" }).Last(k => k.Length > 0)))));

    public IEnumerable<OtlpLog> Logs => Each("logs", static resource => resource.All(2).SelectMany(scope => scope.All(2).Select(log => new OtlpLog(
        scope.One(1).One(1).Text, log.One(3).Text, log.One(5).One(1).Text, log.One(9).Hex, Tags(log.All(6))))));

    /// <summary>Everything that was received, names, texts and headers, in one text.</summary>
    public string Everything => string.Join('\n', _received.Select(r => Encoding.Latin1.GetString(r.Message)).Concat(_headers));

    /// <summary>Whether anything was received at all.</summary>
    public bool IsEmpty => _received.IsEmpty;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        receiver.HttpAddress = new Uri(addresses[0]);
        receiver.GrpcAddress = new Uri(addresses[1]);
        return receiver;
    }

    /// <summary>The variables with which a service exports to here, soon.</summary>
    public Dictionary<string, string> Variables(bool grpc = false) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = (grpc ? GrpcAddress : HttpAddress).ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = grpc ? "grpc" : "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
    };

    /// <summary>Waits until what is looked for has come.</summary>
    public static async Task<T> WaitForAsync<T>(Func<IEnumerable<T>> received, Func<T, bool> isIt)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var all = received().ToList();
            if (all.FindIndex(t => isIt(t)) is var index and >= 0)
            {
                return all[index];
            }

            Assert.False(patience.IsCancellationRequested, "never received; what was:\n" + string.Join('\n', all));
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IEnumerable<T> Each<T>(string signal, Func<OtlpField, IEnumerable<T>> select) =>
        _received.Where(r => r.Signal == signal).SelectMany(r => OtlpField.Of(r.Message).All(1)).SelectMany(select);

    private static Dictionary<string, string> Tags(IEnumerable<OtlpField> pairs) => pairs.ToDictionary(p => p.One(1).Text, p => Value(p.One(2)));

    private static string Value(OtlpField any) => any.Message is [var one, ..]
        ? one.Number switch
        {
            1 => one.Text,
            2 => one.Scalar == 1 ? "true" : "false",
            3 => ((long)one.Scalar).ToString(CultureInfo.InvariantCulture),
            4 => one.Number64.ToString(CultureInfo.InvariantCulture),
            _ => one.Hex,
        }
        : "";

    // /v1/metrics, or /opentelemetry.proto.collector.metrics.v1.MetricsService/Export, whose message follows five bytes.
    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        var path = context.Request.Path.Value!;
        var isGrpc = context.Request.ContentType == "application/grpc";
        if (isGrpc)
        {
            Assert.Equal(0, bytes[0]);
            Assert.Equal(bytes.Length - 5, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)));
            bytes = bytes[5..];
        }

        _headers.Enqueue(string.Join('\n', context.Request.Headers.Select(h => $"{h.Key}: {h.Value}")));
        _received.Enqueue((path.Contains("race", StringComparison.Ordinal) ? "trace" : path.Contains("etrics", StringComparison.Ordinal) ? "metrics" : "logs", bytes));
        context.Response.ContentType = isGrpc ? "application/grpc" : "application/x-protobuf";
        if (isGrpc)
        {
            context.Response.AppendTrailer("grpc-status", "0");
            await context.Response.Body.WriteAsync(new byte[5]);
        }
    }
}
