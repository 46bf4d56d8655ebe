using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is written to. A serializer either completes with an array, or takes the writer and completes.</summary>
public abstract class SerializationContext
{
    /// <summary>The whole message.</summary>
    public virtual void Complete(byte[] payload) => throw new NotSupportedException();

    /// <summary>A writer for the message.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotSupportedException();

    /// <summary>Announces the length, before the writer is asked for.</summary>
    public virtual void SetPayloadLength(int payloadLength) => throw new NotSupportedException();

    /// <summary>The message is in the writer.</summary>
    public virtual void Complete() => throw new NotSupportedException();
}
