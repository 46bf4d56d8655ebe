using System.Buffers;
using Grpc.Core;

namespace Telemetry.Collector.Intake;

/// <summary>
/// A request's bytes, not yet looked at: parsing waits until the caller is known, and bytes that are no message get an answer
/// of ours instead of a deserialiser's exception. The array goes back to the pool on <see cref="Dispose"/>.
/// </summary>
public sealed class WireMessage : IDisposable
{
    private byte[]? _array;
    private readonly int _length;

    private WireMessage(byte[] array, int length)
    {
        _array = array;
        _length = length;
    }

    /// <summary>The bytes, until disposed.</summary>
    public ReadOnlyMemory<byte> Memory => (_array ?? throw new ObjectDisposedException(nameof(WireMessage))).AsMemory(0, _length);

    /// <summary>Copies a payload out of gRPC's buffers.</summary>
    public static WireMessage Read(DeserializationContext context)
    {
        var array = ArrayPool<byte>.Shared.Rent(context.PayloadLength);
        context.PayloadAsReadOnlySequence().CopyTo(array);
        return new WireMessage(array, context.PayloadLength);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
