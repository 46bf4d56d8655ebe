using System.Buffers;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Wire;

/// <summary>The calls of <c>telemetry.v1.IngestService</c> whose request is already encoded.</summary>
internal static class IngestMethods
{
    private const string Service = "telemetry.v1.IngestService";

    public static readonly Method<EncodedSubmission, SubmitResponse> Submit = new(
        MethodType.Unary,
        Service,
        "Submit",
        Marshallers.Create<EncodedSubmission>(Serialize, static _ => throw new NotSupportedException("A client receives no submissions.")),
        Marshallers.Create<SubmitResponse>(
            static (_, _) => throw new NotSupportedException("A client sends no receipts."),
            static context => SubmitResponse.Parser.ParseFrom(context.PayloadAsReadOnlySequence())));

    public static readonly Method<EncodedSubmission, SubmitStreamResponse> SubmitStream = new(
        MethodType.DuplexStreaming,
        Service,
        "SubmitStream",
        Marshallers.Create<EncodedSubmission>(Serialize, static _ => throw new NotSupportedException("A client receives no submissions.")),
        Marshallers.Create<SubmitStreamResponse>(
            static (_, _) => throw new NotSupportedException("A client sends no receipts."),
            static context => SubmitStreamResponse.Parser.ParseFrom(context.PayloadAsReadOnlySequence())));

    private static void Serialize(EncodedSubmission submission, SerializationContext context)
    {
        context.SetPayloadLength(submission.LengthBytes);
        context.GetBufferWriter().Write(submission.Bytes);
        context.Complete();
    }
}
