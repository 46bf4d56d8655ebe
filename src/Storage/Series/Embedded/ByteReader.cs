using System.Text;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Reads stored bytes without trusting them: everything that does not fit is an <see cref="InvalidDataException"/>.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>Index of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _data.Length - Position;

    /// <summary>The next byte.</summary>
    public byte Byte()
    {
        if (Position >= _data.Length)
        {
            throw Damaged("it ends too early");
        }

        return _data[Position++];
    }

    /// <summary>The next number.</summary>
    public ulong Number()
    {
        var first = Byte();
        if (first < 0x80)
        {
            return first;
        }

        var at = Position - 1;
        var value = Varints.Read(_data, ref at);
        Position = at;
        return value;
    }

    /// <summary>The next number, which must be between 0 and <paramref name="max"/>.</summary>
    public int Int(int max)
    {
        var value = Number();
        return max >= 0 && value <= (ulong)max ? (int)value : throw Damaged("a number is beyond its limit");
    }

    /// <summary>The next number, which must be between 0 and <paramref name="max"/>.</summary>
    public long Long(long max)
    {
        var value = Number();
        return max >= 0 && value <= (ulong)max ? (long)value : throw Damaged("a number is beyond its limit");
    }

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int length)
    {
        if (length > Remaining)
        {
            throw Damaged("it ends too early");
        }

        var bytes = _data.Slice(Position, length);
        Position += length;
        return bytes;
    }

    /// <summary>The next text: its length in bytes, then UTF-8.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes(Int(Remaining)));

    /// <summary>Refuses bytes that nobody asked for.</summary>
    public readonly void End()
    {
        if (Remaining != 0)
        {
            throw Damaged("it does not end where it should");
        }
    }

    /// <summary>The exception for bytes that are not what was once written.</summary>
    public static InvalidDataException Damaged(string how) => new("a stored block is damaged: " + how);
}
