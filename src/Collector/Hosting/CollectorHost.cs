using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Security;
using Telemetry.Collector.Upstream;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// The service, or one part of it, in this process. What its target is made of says <see cref="TargetParts"/>. It starts in the order of the data's flow and
/// stops in the reverse, so what was accepted is finished before the ledger closes. A part that follows another process's ledger is built anew when
/// that one's catalogue is another: everything in it is made from one catalogue.
/// </summary>
public sealed class CollectorHost : IAsyncDisposable
{
    /// <summary>How long a stop may take before what is still under way is given up.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    private readonly HostContext _context;
    private readonly Stores? _stores;
    private readonly CatalogueCopy? _copy;
    private readonly TlsFiles _tls;
    private volatile WebApplication _app = null!;
    private volatile bool _isOver;
    private Task? _replaced;
    private Task _running = Task.CompletedTask;

    private CollectorHost(HostContext context, TlsFiles tls, Stores? stores, CatalogueCopy? copy)
    {
        _context = context;
        _tls = tls;
        _stores = stores;
        _copy = copy;
    }

    /// <summary>Everything on disk, of a process that writes the ledger.</summary>
    public Stores Stores => _stores ?? throw new InvalidOperationException("this target has no ledger of its own");

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
        var hasLedger = options.Target is Target.All or Target.Collector;
        var stores = hasLedger ? await Stores.OpenAsync(options, time, cancellationToken) : null;
        try
        {
            var host = new CollectorHost(new HostContext(options, time, logging), TlsFiles.Load(options), stores, hasLedger ? null : OpenCopy(options));
            await host.StartAsync(cancellationToken);
            host._running = host.RunAsync();
            return host;
        }
        catch when (stores is not null)
        {
            await stores.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs until the process is told to stop.</summary>
    public Task WaitForShutdownAsync() => _running;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await _app.StopAsync();
        await _running;
        await _app.DisposeAsync();
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }

    private static CatalogueCopy OpenCopy(CollectorOptions options) =>
        options.Validate().ToList() is { Count: > 0 } problems ? throw new StartException(problems) : CatalogueCopy.Open(options.DataFolder);

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the catalogue is looked at: one that comes meanwhile is not missed.
        _replaced = _copy?.Replaced;
        var phase = new StartPhase();
        var parts = _stores is not null ? TargetParts.WithLedger(_context.Options, _stores) : TargetParts.Following(_context.Options, _copy!);
        var app = ServiceBuilder.Build(WithPorts(), _tls, phase, _stores?.Catalogue ?? _copy!.Present, parts);
        try
        {
            await PrepareAsync(app.Services, cancellationToken);
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e)
        {
            await AbandonAsync(app);
            throw e is IOException ? new StartException([CannotListen(e)]) : e;
        }

        phase.End();
        _app = app;
        ReadAddresses();
        SayPlainText();
        if (_stores is { CheckpointKey: null })
        {
            HostLog.NoCheckpoints(Services.GetRequiredService<ILogger<CollectorHost>>());
        }
    }

    // What store and ledger know and the process does not yet, before anything is served.
    private async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        _stores?.Log.Bind(services.GetRequiredService<ILogger<ISeriesStore>>());
        var isMet = services.GetService<ISeriesStore>() is { } store && await SeriesStores.MeetAsync(store, cancellationToken);
        if (_stores is null)
        {
            return;
        }

        if (isMet)
        {
            LedgerChecks.RequireNotAhead(_stores.Ledger, _stores.Series);
        }

        services.GetRequiredService<DecisionProjection>().CatchUp();
        services.GetRequiredService<SourceQuota>().Restore();
        try
        {
            await services.GetRequiredService<CredentialJournal>().EnterAsync(cancellationToken);
        }
        catch (LedgerUnavailableException e)
        {
            // CredentialJournal goes on trying.
            HostLog.KeyEventsWait(services.GetRequiredService<ILogger<CollectorHost>>(), e);
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            var app = _app;
            var stopping = app.WaitForShutdownAsync();
            if (await Task.WhenAny(stopping, _replaced ?? stopping) == stopping)
            {
                await stopping;
                return;
            }

            await app.StopAsync();
            await stopping;
            await app.DisposeAsync();
            await StartAsync(CancellationToken.None);
            if (_isOver)
            {
                await _app.StopAsync();
            }
        }
    }

    // Quartz waits for a start that failed as long as a stop may take.
    private static async Task AbandonAsync(WebApplication app)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await app.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // Whatever did not stop by then has nothing under way.
        }

        await app.DisposeAsync();
    }

    private string CannotListen(Exception e) => string.Create(
        CultureInfo.InvariantCulture,
        $"cannot listen on {_context.Options.Address}, ports {_context.Options.GrpcPort}, {_context.Options.PortalPort}{(_context.Options.MetricsPort == 0 ? "" : $" and {_context.Options.MetricsPort}")}: {e.Message.TrimEnd('.')}. Choose others with --grpc-port, --portal-port and --metrics-port");

    // Once free ports were found they stay.
    private HostContext WithPorts() => GrpcAddress is null ? _context : _context with
    {
        Options = _context.Options with { GrpcPort = GrpcAddress.Port, PortalPort = PortalAddress.Port },
    };

    private void SayPlainText()
    {
        if (_context.Options.TlsCertificate is null && !IPAddress.IsLoopback(_context.Options.Address))
        {
            HostLog.PlainText(Services.GetRequiredService<ILogger<CollectorHost>>(), _context.Options.Address.ToString());
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
