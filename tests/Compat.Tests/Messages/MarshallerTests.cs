using System.Buffers;
using Grpc.Core;

namespace Compat.Tests.Messages;

public sealed class MarshallerTests
{
    [Fact]
    public void Contextual_functions_are_offered_as_plain_ones()
    {
        var marshaller = Marshallers.Create(
            (message, context) =>
            {
                context.SetPayloadLength(message.Length);
                context.GetBufferWriter().Write(message);
                context.Complete();
            },
            context => context.PayloadAsReadOnlySequence().ToArray());

        Assert.Equal([1, 2, 3], marshaller.Serializer([1, 2, 3]));
        Assert.Equal([1, 2, 3], marshaller.Deserializer([1, 2, 3]));
    }

    [Fact]
    public void A_method_is_named_as_on_the_wire()
    {
        var method = new Method<string, string>(
            MethodType.Unary, "telemetry.v1.Ingest", "Submit", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        Assert.Equal("/telemetry.v1.Ingest/Submit", method.FullName);
    }
}
