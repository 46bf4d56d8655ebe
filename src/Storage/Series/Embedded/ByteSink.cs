using System.Buffers;
using System.Text;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>A growing buffer from the shared pool. Not thread-safe.</summary>
internal sealed class ByteSink : IDisposable
{
    private byte[] _bytes = [];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets everything; gives a buffer above <paramref name="keepBytes"/> back to the pool.</summary>
    public void Clear(int keepBytes = int.MaxValue)
    {
        Length = 0;
        if (_bytes.Length > keepBytes)
        {
            Dispose();
        }
    }

    /// <summary>Room for at least that many bytes; count them with <see cref="Advance"/>.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            var grown = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + bytes), Math.Min(2 * _bytes.Length, Array.MaxLength)));
            Written.CopyTo(grown);
            Return();
            _bytes = grown;
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Counts bytes put into <see cref="Room"/>.</summary>
    public void Advance(int bytes) => Length += bytes;

    /// <summary>Adds a byte.</summary>
    public void Byte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>Adds a number.</summary>
    public void Number(ulong value) => Length += Varints.Write(Room(Varints.MaxBytes), value);

    /// <summary>Adds bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Adds a text: its length in bytes, then UTF-8.</summary>
    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        Encoding.UTF8.GetBytes(text, Room(length));
        Length += length;
    }

    /// <summary>Leaves room for a length that will be at most <paramref name="most"/>; returns where.</summary>
    public Range ReserveLength(int most)
    {
        var width = Varints.Length((ulong)most);
        Room(width);
        var start = Length;
        Length += width;
        return start..Length;
    }

    /// <summary>Fills in the number of bytes written since <paramref name="reserved"/>.</summary>
    public void FillLength(Range reserved)
        => Varints.WritePadded(_bytes.AsSpan(reserved), (ulong)(Length - reserved.End.Value));

    /// <summary>Gives the buffer back. The sink stays usable.</summary>
    public void Dispose()
    {
        Return();
        _bytes = [];
        Length = 0;
    }

    private void Return()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}
