using Google.Protobuf;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;

namespace Telemetry.Collector.Intake;

/// <summary>GetReceipt of the protocol, wherever it is served.</summary>
internal sealed class ReceiptRpcMapper(ReceiptReader reader, ReceiptMapper receipts)
{
    /// <summary>The answer to a GetReceiptRequest's bytes.</summary>
    /// <exception cref="Grpc.Core.RpcException">There is none.</exception>
    public async Task<SubmitResponse> AnswerAsync(WireMessage request, Credential credential, CancellationToken cancellationToken)
    {
        using (request)
        {
            GetReceiptRequest message;
            try
            {
                message = GetReceiptRequest.Parser.ParseFrom(request.Memory.Span);
            }
            catch (InvalidProtocolBufferException)
            {
                throw RefusalMapper.ToException(new IntakeRefusal(IntakeFault.Malformed, "", "the bytes are no telemetry.v1.GetReceiptRequest"));
            }

            var result = await reader.ReadAsync(message.SubmissionId, credential, cancellationToken);
            return result.Receipt is { } receipt ? receipts.ToMessage(receipt, message.VerdictOffset) : throw RefusalMapper.ToException(result.Refusal!);
        }
    }
}
