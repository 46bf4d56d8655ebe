using Google.Protobuf;
using Grpc.Core;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Binds <see cref="IngestServiceBase"/> to the protocol's method names with requests as plain bytes: the generated base class would
/// have built a message object for every observation before we may look at it.
/// </summary>
public static class IngestBinder
{
    private const string Service = "telemetry.v1.IngestService";

    private static readonly Marshaller<WireMessage> Bytes = Marshallers.Create(
        static (_, _) => throw new NotSupportedException("the service only reads requests"), WireMessage.Read);

    private static readonly Method<WireMessage, SubmitResponse> Submit =
        new(MethodType.Unary, Service, "Submit", Bytes, Message(SubmitResponse.Parser));

    private static readonly Method<WireMessage, SubmitStreamResponse> SubmitStream =
        new(MethodType.DuplexStreaming, Service, "SubmitStream", Bytes, Message(SubmitStreamResponse.Parser));

    private static readonly Method<WireMessage, SubmitResponse> GetReceipt =
        new(MethodType.Unary, Service, "GetReceipt", Bytes, Message(SubmitResponse.Parser));

    /// <summary>Called by the gRPC server by way of <see cref="BindServiceMethodAttribute"/>; the service is null while methods are discovered.</summary>
    public static void BindService(ServiceBinderBase binder, IngestServiceBase? service)
    {
        binder.AddMethod(Submit, service is null ? null : service.Submit);
        binder.AddMethod(SubmitStream, service is null ? null : service.SubmitStream);
        binder.AddMethod(GetReceipt, service is null ? null : service.GetReceipt);
    }

    private static Marshaller<T> Message<T>(MessageParser<T> parser)
        where T : IMessage<T> =>
        Marshallers.Create(
            static (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));
}
