using Grpc.Core;
using Telemetry.Aggregator.Findings;
using Telemetry.Collector.Findings;
using Telemetry.Collector.Hosting;
using Telemetry.Portal.Query;
using Telemetry.Protocol.V1;
using FindingRecord = Telemetry.Aggregator.Findings.FindingRecord;
using FindingService = Telemetry.Protocol.V1.FindingService;

namespace Telemetry.Collector.Upstream;

/// <summary>The findings of the aggregator in another process; with no address of one there are none to be had. Thread-safe.</summary>
internal sealed class FindingClient : IFindingReader, IHealthPart, IDisposable
{
    private const string Name = "aggregator";
    private const string Out = "The aggregator, which has the findings, cannot be asked at present.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly UpstreamChannel? _channel;
    private readonly FindingService.FindingServiceClient? _calls;
    private volatile bool _isLost;

    /// <summary>Connects when it is first asked.</summary>
    public FindingClient(CollectorOptions options)
    {
        if (options.Upstream.Aggregator is { } address)
        {
            _channel = new UpstreamChannel(address, options.Upstream);
            _calls = new FindingService.FindingServiceClient(_channel.Calls);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<FindingRecord>> FindAsync(FindingFilter filter, CancellationToken cancellationToken) => await AskAsync(async calls =>
        (IReadOnlyList<FindingRecord>)[.. (await calls.FindAsync(FindingRecordMapper.ToMessage(filter), Options(cancellationToken))).Findings.Select(FindingRecordMapper.ToRecord)], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<FindingRecord?> GetAsync(string id, long decided, CancellationToken cancellationToken) => await AskAsync<FindingRecord?>(
        async calls =>
        {
            try
            {
                return FindingRecordMapper.ToRecord(await calls.GetAsync(new GetFindingRequest { Id = id, Decided = decided }, Options(cancellationToken)));
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                return null;
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public HealthFinding Look() => _calls is null ? HealthFinding.Ready(Name)
        : _isLost ? HealthFinding.Degraded(Name, "could not be reached when it was last asked; questions for findings are answered with unavailable")
        : HealthFinding.Ready(Name);

    /// <inheritdoc/>
    public void Dispose() => _channel?.Dispose();

    private async Task<T> AskAsync<T>(Func<FindingService.FindingServiceClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (_calls is null)
        {
            throw new PartUnavailableException("This portal was not told where the aggregator is, which has the findings.");
        }

        try
        {
            var answer = await ask(_calls);
            _isLost = false;
            return answer;
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            _isLost = true;
            _channel!.Renew();
            throw new PartUnavailableException(Out, e);
        }
    }

    private static CallOptions Options(CancellationToken cancellationToken) =>
        new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience, cancellationToken: cancellationToken);
}
