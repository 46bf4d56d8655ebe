using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Admin;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Diagnostics.Lines;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Intake.Json;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Rights;
using Telemetry.Collector.Security;
using Telemetry.Portal;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Query;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// The whole service in one process: stores, then projection and rollup, then the two ports. It stops in the reverse order, so
/// what was accepted is finished before the ledger closes.
/// </summary>
public sealed class CollectorHost : IAsyncDisposable
{
    /// <summary>How long a stop may take before what is still under way is given up.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Stores _stores;

    private CollectorHost(WebApplication app, Stores stores)
    {
        _app = app;
        _stores = stores;
    }

    /// <summary>Everything on disk.</summary>
    public Stores Stores => _stores;

    /// <summary>The services, for commands and the demo.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where gRPC is served.</summary>
    public Uri GrpcAddress { get; private set; } = null!;

    /// <summary>Where the portal is served.</summary>
    public Uri PortalAddress { get; private set; } = null!;

    /// <summary>Opens the stores and starts serving.</summary>
    /// <exception cref="StartException">It cannot start; all problems are listed.</exception>
    public static async Task<CollectorHost> StartAsync(
        CollectorOptions options, TimeProvider time, Action<ILoggingBuilder>? logging = null, CancellationToken cancellationToken = default)
    {
        var stores = await Stores.OpenAsync(options, time, cancellationToken);
        var phase = new StartPhase();
        CollectorHost host;
        try
        {
            LedgerChecks.RequireNotAhead(stores.Ledger, stores.Series);
            host = new CollectorHost(Build(options, stores, TlsFiles.Load(options), phase, time, logging), stores);
        }
        catch
        {
            await stores.DisposeAsync();
            throw;
        }

        try
        {
            host.Services.GetRequiredService<DecisionProjection>().CatchUp();
            host.Services.GetRequiredService<SourceQuota>().Restore();
            await host.EnterKeyEventsAsync(cancellationToken);
            await host._app.StartAsync(cancellationToken);
            phase.End();
            host.ReadAddresses();
            host.SayPlainText(options);
            return host;
        }
        catch (IOException e)
        {
            await host.AbandonAsync();
            throw new StartException([$"cannot listen on {options.Address}, ports {options.GrpcPort}, {options.PortalPort}{(options.MetricsPort == 0 ? "" : $" and {options.MetricsPort}")}: {e.Message.TrimEnd('.')}. Choose others with --grpc-port, --portal-port and --metrics-port"]);
        }
        catch
        {
            await host.AbandonAsync();
            throw;
        }
    }

    /// <summary>Runs until the process is told to stop.</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _stores.DisposeAsync();
    }

    // Quartz waits for a start that failed as long as a stop may take.
    private async Task AbandonAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _app.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // Whatever did not stop by then has nothing under way.
        }

        await DisposeAsync();
    }

    // Before anything else happens; where the ledger cannot write, CredentialJournal goes on trying.
    private async Task EnterKeyEventsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Services.GetRequiredService<CredentialJournal>().EnterAsync(cancellationToken);
        }
        catch (LedgerUnavailableException e)
        {
            HostLog.KeyEventsWait(Services.GetRequiredService<ILogger<CollectorHost>>(), e);
        }
    }

    private void SayPlainText(CollectorOptions options)
    {
        if (options.TlsCertificate is null && !IPAddress.IsLoopback(options.Address))
        {
            HostLog.PlainText(Services.GetRequiredService<ILogger<CollectorHost>>(), options.Address.ToString());
        }
    }

    private static WebApplication Build(CollectorOptions options, Stores stores, TlsFiles tls, StartPhase phase, TimeProvider time, Action<ILoggingBuilder>? logging)
    {
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
            .AddFilter("Quartz", LogLevel.Warning);
        phase.Quieten(builder.Logging);
        (logging ?? (lines => lines.AddLines(options.LogFormat)))(builder.Logging);
        builder.Host.ConfigureHostOptions(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options, tls));
        builder.AddOwnTelemetry(options);
        AddServices(builder.Services, options, stores, time);
        AddSecurity(builder.Services, stores, tls, time);

        var app = builder.Build();
        app.UseOwnTelemetry(options);
        app.UseMiddleware<CredentialMiddleware>();
        app.UseMiddleware<IngestGate>();
        app.MapGrpcService<IngestService>();
        app.MapGrpcService<CatalogueRpcService>();
        app.MapGrpcService<AdminRpcService>();
        app.MapQueryService();
        app.MapGrpcService<HealthRpcService>();
        app.MapHealth();
        app.MapSubmissions();
        app.MapPortal();
        return app;
    }

    private static void AddServices(IServiceCollection services, CollectorOptions options, Stores stores, TimeProvider time)
    {
        services.AddSingleton(options).AddSingleton(options.Intake).AddSingleton(time);
        services.AddSingleton(stores.Catalogue).AddSingleton(stores.Ledger).AddSingleton(stores.Archive);
        services.AddSingleton(stores.Series).AddSingleton(stores.Keys);

        services.AddSingleton<ImportLock>().AddSingleton<HealthWatchers>();
        services.AddSingleton<IntakePace>().AddSingleton<SenderRate>().AddSingleton<IntakeMetrics>().AddSingleton<IntakePipeline>();
        services.AddSingleton<DryRun>().AddSingleton<ReceiptMapper>().AddSingleton<ReceiptJsonMapper>().AddSingleton<SenderCatalogueMapper>();
        services.AddSingleton<DecisionProjection>().AddSingleton<IDecisionLog>(provider => provider.GetRequiredService<DecisionProjection>());
        services.AddGrpc(grpc =>
        {
            // The reader's own limit answers first, saying which; this one only bounds what is buffered.
            grpc.MaxReceiveMessageSize = Math.Min(4 * options.Intake.MaxMessageBytes, 64 * 1024 * 1024);
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<HandlerFaults>();
        })
        .AddQueryService()
        .AddServiceOptions<CatalogueRpcService>(catalogue => catalogue.MaxReceiveMessageSize = CatalogueRpcService.MaxRequestBytes)
        .AddServiceOptions<HealthRpcService>(health => health.MaxReceiveMessageSize = HealthRpcService.MaxRequestBytes);

        services.AddSingleton<ProjectionMetrics>();
        services.AddRollupSchedule(new RollupScheduleOptions { Folder = options.DataFolder });
        services.AddSingleton(provider =>
        {
            var scheduler = provider.GetRequiredService<RollupScheduler>();
            var pace = provider.GetRequiredService<IntakePace>();
            return new Projector(
                stores.Ledger,
                stores.Series,
                stores.Archive,
                (position, lag) =>
                {
                    scheduler.Notify(position);
                    pace.Report(lag);
                },
                provider.GetRequiredService<ProjectionMetrics>(),
                provider.GetRequiredService<ArrivalTraces>(),
                time,
                provider.GetRequiredService<ILogger<Projector>>());
        });
        services.AddHostedService(provider => provider.GetRequiredService<Projector>());

        services.AddSingleton<FigureReader>().AddSingleton<FrontPageOptions>();
        services.AddSingleton<IFrontPage>(provider => provider.GetRequiredService<FrontPageOptions>());
        services.AddPortal();
    }

    private static void AddSecurity(IServiceCollection services, Stores stores, TlsFiles tls, TimeProvider time)
    {
        services.AddSingleton(tls).AddSingleton<AccessLog>().AddSingleton<HandlerFaults>().AddSingleton<FailedAttempts>();
        services.AddSingleton(new CredentialOffice(new Lazy<Catalogue.Catalogue>(stores.Catalogue), stores.Keys, time)).AddSingleton<CredentialMapper>().AddSingleton<SourceQuota>();
        services.AddSingleton<CredentialJournal>();
        services.AddHostedService(provider => provider.GetRequiredService<CredentialJournal>());
        services.AddHostedService<CredentialKeeper>();
        services.AddHostedService<TlsKeeper>();
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

    // In the order in which they were configured.
    private void ReadAddresses()
    {
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        GrpcAddress = new Uri(addresses[0]);
        PortalAddress = new Uri(addresses[1]);
    }
}
