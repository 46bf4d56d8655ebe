using System.Buffers;

namespace Grpc.Core;

/// <summary>Collects one message as an array, for marshallers that were given contextual functions only.</summary>
internal sealed class ArraySerializationContext : SerializationContext
{
    private readonly ArrayBufferWriter<byte> _writer = new();

    public override void Complete(byte[] payload) => _writer.Write(payload);

    public override IBufferWriter<byte> GetBufferWriter() => _writer;

    public override void SetPayloadLength(int payloadLength)
    {
    }

    public override void Complete()
    {
    }

    public byte[] ToArray() => _writer.WrittenSpan.ToArray();
}
