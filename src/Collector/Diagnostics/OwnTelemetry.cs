using System.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Logs;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Diagnostics.Export;
using Telemetry.Collector.Diagnostics.Scrape;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Diagnostics;

/// <summary>The service's own metrics, traces and logs: docs/telemetry.md says what they are, decision 22 why so.</summary>
internal static class OwnTelemetry
{
    /// <summary>
    /// Registers what is exported and scraped. Before every other hosted service, so that it stops after them; after the other ports, whose order says which is which.
    /// </summary>
    /// <exception cref="StartException">OpenTelemetry's variables have faults; all are listed.</exception>
    public static void AddOwnTelemetry(this WebApplicationBuilder builder, CollectorOptions options)
    {
        var signals = OtlpSignals.Read(Environment.GetEnvironmentVariable);
        builder.Services.AddSingleton<DistributedContextPropagator, TraceParentOnly>();
        builder.Services.AddSingleton(signals).AddSingleton<ScrapeReader>().AddSingleton<ServiceMetrics>();
        builder.Services.TryAddSingleton<ArrivalTraces>();
        builder.Services.AddHostedService<TelemetryProviders>();
        if (signals.Logs)
        {
            builder.Logging.AddOpenTelemetry(logs =>
            {
                logs.IncludeFormattedMessage = true;
                logs.SetResourceBuilder(ServiceIdentity.Of(options.Target)).AddOtlpExporter();
            });
        }

        if (options.MetricsPort != 0)
        {
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(options.Address, options.MetricsPort, listen => listen.Protocols = HttpProtocols.Http1));
        }
    }

    /// <summary>Puts the metrics port and the spans of requests before everything else that looks at a request.</summary>
    public static void UseOwnTelemetry(this WebApplication app, CollectorOptions options)
    {
        if (options.MetricsPort != 0)
        {
            app.UseMiddleware<MetricsPort>();
        }

        if (app.Services.GetRequiredService<OtlpSignals>().Traces)
        {
            app.UseMiddleware<RequestSpan>();
        }
    }
}
