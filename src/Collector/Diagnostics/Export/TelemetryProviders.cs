using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Telemetry.Collector.Diagnostics.Scrape;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Diagnostics.Export;

/// <summary>
/// The SDK's providers, for as long as the service runs: of metrics where they are exported or can be scraped, of traces where they are exported. Where
/// neither is wanted there are none, and no instrument or activity source of the process has a listener.
/// </summary>
internal sealed class TelemetryProviders : IHostedService, IDisposable
{
    // Ours; what the server, the outgoing calls and the runtime measure by themselves.
    private static readonly string[] Meters =
        ["Telemetry.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    private static readonly string[] Sources = ["Telemetry.*", "Microsoft.AspNetCore", "Grpc.Net.Client", "System.Net.Http"];

    // What an exporter that gets no answer may take of an orderly stop; that of the logs takes 5 s more by itself.
    private const int LastExportMilliseconds = 3000;

    private readonly MeterProvider? _metrics;
    private readonly TracerProvider? _traces;

    /// <summary>Makes what is wanted.</summary>
    public TelemetryProviders(CollectorOptions options, OtlpSignals signals, ScrapeReader scrape, ServiceMetrics service)
    {
        _ = service; // its instruments are there from now on
        if (signals.Metrics || options.MetricsPort != 0)
        {
            var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(ServiceIdentity.Of(options.Target)).AddMeter(Meters).AddView(HistogramViews.For);
            builder = signals.Metrics ? builder.AddOtlpExporter() : builder;
            _metrics = (options.MetricsPort != 0 ? builder.AddReader(scrape.Reader) : builder).Build();
        }

        if (signals.Traces)
        {
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(ServiceIdentity.Of(options.Target)).AddSource(Sources)
                .AddProcessor(new FrameworkSpans()).AddOtlpExporter().Build();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left. Registered before all others, so this is the last to stop.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => _metrics?.Shutdown(LastExportMilliseconds), cancellationToken),
        Task.Run(() => _traces?.Shutdown(LastExportMilliseconds), cancellationToken));

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }
}
