using Grpc.Core;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;

namespace Telemetry.Collector.Intake;

/// <summary>IngestService of the protocol where nothing is taken in: receipts alone.</summary>
internal sealed class ReceiptService(ReceiptRpcMapper earlier) : IngestServiceBase
{
    private static readonly Status NotHere = new(StatusCode.Unimplemented, "this process answers questions and gives receipts; hand figures in at a front or at the collector");

    /// <inheritdoc/>
    public override Task<SubmitResponse> Submit(WireMessage request, ServerCallContext context)
    {
        request.Dispose();
        throw new RpcException(NotHere);
    }

    /// <inheritdoc/>
    public override Task SubmitStream(IAsyncStreamReader<WireMessage> requests, IServerStreamWriter<SubmitStreamResponse> responses, ServerCallContext context) => throw new RpcException(NotHere);

    /// <inheritdoc/>
    public override Task<SubmitResponse> GetReceipt(WireMessage request, ServerCallContext context) => earlier.AnswerAsync(
        request, context.GetHttpContext().Features.Get<Credential>() ?? throw RefusalMapper.ToException(IntakeRefusal.NoCredential), context.CancellationToken);
}
