using Grpc.Core;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Findings;

/// <summary>FindingService of the protocol: this process's findings, for portals in others. <see cref="Intake.IngestGate"/> lets only them in. Thread-safe.</summary>
internal sealed class FindingRpcService(Aggregator.Findings.FindingService findings, TimeProvider time) : FindingService.FindingServiceBase
{
    private const int MostFindings = 1000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public override Task<FindFindingsResponse> Find(FindFindingsRequest request, ServerCallContext context)
    {
        if (request.Limit is < 1 or > MostFindings || request.Offset < 0)
        {
            throw Invalid($"limit is {request.Limit} and offset {request.Offset}; expected 1 to {MostFindings}, and 0 or more");
        }

        try
        {
            var response = new FindFindingsResponse();
            response.Findings.AddRange(findings.Find(FindingRecordMapper.ToFilter(request)).Select(FindingRecordMapper.ToMessage));
            return Task.FromResult(response);
        }
        catch (FormatException e)
        {
            throw Invalid(e.Message);
        }
    }

    /// <inheritdoc/>
    public override async Task<FindingRecord> Get(GetFindingRequest request, ServerCallContext context)
    {
        var started = time.GetTimestamp();
        while (findings.DecisionsThrough < request.Decided && time.GetElapsedTime(started) < LongestWait)
        {
            await Task.Delay(LookInterval, time, context.CancellationToken);
        }

        return findings.Get(request.Id) is { } found
            ? FindingRecordMapper.ToMessage(found)
            : throw new RpcException(new Status(StatusCode.NotFound, "there is no finding of that identifier"));
    }

    private static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
