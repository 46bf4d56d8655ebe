using Grpc.Core;
using Telemetry.Protocol.Health;
using ServingStatus = Telemetry.Protocol.Health.HealthCheckResponse.Types.ServingStatus;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// grpc.health.v1 for load balancers and probes, without a credential. The whole and intake serve while the process can do its part, as
/// <c>/health/ready</c> says; what only reads serves while the process does. Thread-safe.
/// </summary>
internal sealed class HealthRpcService(HealthReport health, ServedServices services, HealthWatchers watchers, IHostApplicationLifetime lifetime, TimeProvider time) : Health.HealthBase
{
    /// <summary>A request is a name; whatever is longer is none.</summary>
    public const int MaxRequestBytes = 1024;

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        StatusOf(request.Service) is var status and not ServingStatus.ServiceUnknown
            ? Task.FromResult(new HealthCheckResponse { Status = status })
            : throw new RpcException(new Status(StatusCode.NotFound, "no service of that name; List names them all"));

    /// <inheritdoc/>
    public override Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        var all = new HealthListResponse();
        foreach (var name in services.Names)
        {
            all.Statuses.Add(name, new HealthCheckResponse { Status = StatusOf(name) });
        }

        return Task.FromResult(all);
    }

    /// <inheritdoc/>
    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responses, ServerCallContext context)
    {
        using var watcher = watchers.TryEnter()
            ?? throw new RpcException(new Status(StatusCode.ResourceExhausted, $"{HealthWatchers.Most} watch already; use Check"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(WatchInterval, time);
        var told = ServingStatus.Unknown;
        try
        {
            do
            {
                if (StatusOf(request.Service) is var status && status != told)
                {
                    told = status;
                    await responses.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client has gone, or the process stops.
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "the process stops"));
        }
    }

    private ServingStatus StatusOf(string service) =>
        !services.Names.Contains(service) ? ServingStatus.ServiceUnknown
        : lifetime.ApplicationStopping.IsCancellationRequested || (ServedServices.NeedsAll(service) && !health.IsAvailable) ? ServingStatus.NotServing
        : ServingStatus.Serving;
}
