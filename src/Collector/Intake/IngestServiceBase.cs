using Grpc.Core;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Intake;

/// <summary>
/// What the generated base class would be, but with requests as bytes. gRPC's server looks for the methods on classes derived
/// from the one that carries the attribute.
/// </summary>
[BindServiceMethod(typeof(IngestBinder), nameof(IngestBinder.BindService))]
public abstract class IngestServiceBase
{
    /// <summary>One submission, one receipt.</summary>
    public abstract Task<SubmitResponse> Submit(WireMessage request, ServerCallContext context);

    /// <summary>Many submissions; answers in their order, each when its ledger commit has happened.</summary>
    public abstract Task SubmitStream(IAsyncStreamReader<WireMessage> requests, IServerStreamWriter<SubmitStreamResponse> responses, ServerCallContext context);

    /// <summary>The receipt of an earlier submission.</summary>
    public abstract Task<SubmitResponse> GetReceipt(WireMessage request, ServerCallContext context);
}
