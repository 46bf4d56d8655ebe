using Microsoft.AspNetCore.Server.Kestrel.Core;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Diagnostics.Lines;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Ledgers;
using Telemetry.Collector.Rights;
using Telemetry.Collector.Security;
using Telemetry.Portal;

namespace Telemetry.Collector.Hosting;

/// <summary>What every target is: two ports, who may come in, health, logs. What it does beside that, its parts say.</summary>
internal static class ServiceBuilder
{
    /// <summary>Builds a process of those parts.</summary>
    /// <param name="context">What it was told.</param>
    /// <param name="tls">Its certificate.</param>
    /// <param name="phase">Whether it is still starting.</param>
    /// <param name="catalogue">The catalogue; null: there is none yet, so nobody can be let in and only health is served.</param>
    /// <param name="parts">What it does, in the order of the data's flow.</param>
    public static WebApplication Build(HostContext context, TlsFiles tls, StartPhase phase, Catalogue.Catalogue? catalogue, IReadOnlyList<ITargetPart> parts)
    {
        var options = context.Options;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "telemetry-collector",
            EnvironmentName = Environments.Production,

            // The configuration's file watcher would wake at every write to the data folder below it.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning)
            .AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None) // HandlerFaults says what matters
            .AddFilter("Grpc.Net.Client", LogLevel.None) // CollectorFollower says what matters
            .AddFilter("Quartz", LogLevel.Warning);
        phase.Quieten(builder.Logging);
        (context.Logging ?? (lines => lines.AddLines(options.LogFormat)))(builder.Logging);
        builder.Host.ConfigureHostOptions(host => host.ShutdownTimeout = CollectorHost.ShutdownTimeout);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options, tls));
        builder.AddOwnTelemetry(options);
        AddCommon(builder.Services, context, tls);
        if (catalogue is not null)
        {
            builder.Services.AddSingleton(catalogue);
        }

        foreach (var part in parts)
        {
            builder.Services.AddSingleton(part);
            part.Add(builder.Services);
        }

        var app = builder.Build();
        app.UseOwnTelemetry(options);
        app.UseSecurityHeaders();
        if (catalogue is not null)
        {
            app.UseMiddleware<CredentialMiddleware>();
        }

        app.UseMiddleware<IngestGate>();
        app.MapGrpcService<HealthRpcService>();
        app.MapHealth();
        foreach (var part in parts)
        {
            part.Map(app);
        }

        return app;
    }

    private static void AddCommon(IServiceCollection services, HostContext context, TlsFiles tls)
    {
        var limits = context.Options.Intake;
        services.AddSingleton(context.Options).AddSingleton(limits).AddSingleton(context.Options.DayRetention).AddSingleton(context.Time).AddSingleton(tls);
        services.AddSingleton<AccessLog>().AddSingleton<HandlerFaults>().AddSingleton<FailedAttempts>();
        services.AddHostedService<CredentialKeeper>().AddHostedService<TlsKeeper>();
        services.AddSingleton<HealthReport>().AddSingleton<ServedServices>().AddSingleton<HealthWatchers>();
        services.AddGrpc(grpc =>
        {
            // The reader's own limit answers first, saying which; this one only bounds what is buffered.
            grpc.MaxReceiveMessageSize = Math.Min(4 * limits.MaxMessageBytes, 64 * 1024 * 1024);
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<HandlerFaults>();
        })
        .AddQueryService()
        .AddServiceOptions<LedgerRpcService>(ledger => ledger.MaxReceiveMessageSize = LedgerRpcService.MaxRequestBytes(limits))
        .AddServiceOptions<CatalogueRpcService>(senders => senders.MaxReceiveMessageSize = CatalogueRpcService.MaxRequestBytes)
        .AddServiceOptions<HealthRpcService>(health => health.MaxReceiveMessageSize = HealthRpcService.MaxRequestBytes);
    }

    private static void Listen(KestrelServerOptions kestrel, CollectorOptions options, TlsFiles tls)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 8 * 1024 * 1024;
        kestrel.Limits.Http2.InitialStreamWindowSize = 4 * 1024 * 1024;
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
        kestrel.Listen(options.Address, options.GrpcPort, listen => Secure(listen, tls, HttpProtocols.Http2));

        // Without TLS a client and a server cannot agree on HTTP/2, and browsers speak HTTP/1.1.
        kestrel.Listen(options.Address, options.PortalPort, listen => Secure(listen, tls, tls.IsOn ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1));
    }

    private static void Secure(ListenOptions listen, TlsFiles tls, HttpProtocols protocols)
    {
        listen.Protocols = protocols;
        if (tls.IsOn)
        {
            listen.UseHttps(tls.Secure);
        }
    }
}
