using System.Buffers;

namespace Telemetry.Storage.Submissions;

/// <summary>
/// Bytes in an array that goes back to the shared pool on <see cref="Dispose"/>; whoever was handed it disposes it, once nobody
/// reads <see cref="Memory"/> any more. Not disposing costs garbage, nothing else. Not thread-safe.
/// </summary>
public sealed class PooledBytes : IDisposable
{
    private byte[]? _array;
    private int _length;

    internal PooledBytes(int capacityBytes) => _array = ArrayPool<byte>.Shared.Rent(capacityBytes);

    /// <summary>The bytes, until disposed.</summary>
    public ReadOnlyMemory<byte> Memory => Array.AsMemory(0, _length);

    /// <summary>The bytes, until disposed.</summary>
    public ReadOnlySpan<byte> Span => Array.AsSpan(0, _length);

    /// <summary>How many.</summary>
    public int Length => _length;

    internal byte[] Array => _array ?? throw new ObjectDisposedException(nameof(PooledBytes));

    /// <summary>Gives the array back.</summary>
    public void Dispose()
    {
        var array = _array;
        _array = null;
        if (array is not null)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    internal PooledBytes Take(int length)
    {
        _length = length;
        return this;
    }
}
