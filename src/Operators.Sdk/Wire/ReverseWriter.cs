using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Unicode;

namespace Telemetry.Operators.Wire;

/// <summary>
/// Writes the protobuf encoding from its last byte to its first, so that a message's length is known by the time its header is
/// written: one pass, no sizes computed beforehand. Fields are written in descending order and read in ascending order, and the
/// bytes are those of the generated code (a test compares them). https://protobuf.dev/programming-guides/encoding/
/// </summary>
internal sealed class ReverseWriter : IDisposable
{
    private const int LongestVarint = 10;

    private byte[] _buffer;
    private int _start;

    public ReverseWriter(int capacity)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
        _start = _buffer.Length;
    }

    private enum WireType
    {
        Varint = 0,
        Fixed64 = 1,
        Delimited = 2,
    }

    /// <summary>Bytes written so far.</summary>
    public int Length => _buffer.Length - _start;

    /// <summary>A field of unsigned varint type; nothing when it has its default, 0.</summary>
    public void WriteUnsigned(int field, ulong value)
    {
        if (value != 0)
        {
            WriteVarint(value);
            WriteTag(field, WireType.Varint);
        }
    }

    /// <summary>A sint64 member of a oneof: written also when it is 0.</summary>
    public void WriteSignedMember(int field, long value)
    {
        WriteVarint(ZigZag(value));
        WriteTag(field, WireType.Varint);
    }

    /// <summary>A double member of a oneof, given its bits: written also when it is 0.</summary>
    public void WriteFixed64Member(int field, long bits)
    {
        Reserve(sizeof(long));
        _start -= sizeof(long);
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_start), bits);
        WriteTag(field, WireType.Fixed64);
    }

    /// <summary>A string field; nothing when it has its default, empty.</summary>
    public void WriteString(int field, string value)
    {
        if (value.Length > 0)
        {
            WriteElement(field, value);
        }
    }

    /// <summary>An element of a repeated string field: written also when it is empty.</summary>
    public void WriteElement(int field, string value)
    {
        Reserve(value.Length);
        var size = value.Length;
        if (Ascii.FromUtf16(value, _buffer.AsSpan(_start - size, size), out _) != OperationStatus.Done)
        {
            size = Encoding.UTF8.GetByteCount(value);
            Reserve(size);
            Utf8.FromUtf16(value, _buffer.AsSpan(_start - size, size), out _, out _);
        }

        _start -= size;
        WriteVarint((ulong)size);
        WriteTag(field, WireType.Delimited);
    }

    /// <summary>The header of what has been written since the writer was <paramref name="since"/> bytes long: a message or packed values.</summary>
    public void WriteHeader(int field, int since)
    {
        WriteVarint((ulong)(Length - since));
        WriteTag(field, WireType.Delimited);
    }

    /// <summary>A packed repeated sint64 field; nothing when there are no values.</summary>
    public void WritePackedSigned(int field, ReadOnlySpan<long> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var since = Length;
        if (Bmi2.X64.IsSupported)
        {
            WriteVarintsByDeposit(values);
        }
        else
        {
            for (var i = values.Length - 1; i >= 0; i--)
            {
                WriteVarint(ZigZag(values[i]));
            }
        }

        WriteHeader(field, since);
    }

    /// <summary>A packed repeated double field; nothing when there are no values.</summary>
    public void WritePackedDoubles(int field, ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var since = Length;
        Reserve(values.Length * sizeof(double));
        _start -= values.Length * sizeof(double);
        var target = _buffer.AsSpan(_start);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(target);
        }
        else
        {
            for (var i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(target[(i * sizeof(double))..], values[i]);
            }
        }

        WriteHeader(field, since);
    }

    /// <summary>A varint without a tag.</summary>
    public void WriteVarint(ulong value)
    {
        Reserve(LongestVarint);
        var size = VarintSize(value);
        _start -= size;
        var at = _start;
        for (; value > 0x7f; value >>= 7)
        {
            _buffer[at++] = (byte)(value | 0x80);
        }

        _buffer[at] = (byte)value;
    }

    /// <summary>Hands the buffer over as an encoded submission.</summary>
    public EncodedSubmission Detach(string submissionId)
    {
        var encoded = new EncodedSubmission(submissionId, _buffer, _start);
        _buffer = [];
        _start = 0;
        return encoded;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _start = 0;
        }
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static int VarintSize(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    // A varint of up to eight bytes is one spread of bits and one store of eight bytes that ends where the next value begins;
    // what it overwrites below is not written yet.
    private void WriteVarintsByDeposit(ReadOnlySpan<long> values)
    {
        const ulong Payload = 0x7f7f7f7f7f7f7f7f;
        const ulong Continued = 0x0080808080808080;
        Reserve((values.Length * LongestVarint) + sizeof(ulong));
        var buffer = _buffer.AsSpan(0, _start);
        var start = buffer.Length;
        for (var i = values.Length - 1; i >= 0; i--)
        {
            var value = ZigZag(values[i]);
            if (value >> 56 != 0)
            {
                _start = start;
                WriteVarint(value);
                start = _start;
                continue;
            }

            // Log2 / 7 for 0 to 55, without the division.
            var size = ((BitOperations.Log2(value | 1) * 37) >> 8) + 1;
            var shift = 64 - (size * 8);
            var word = (Bmi2.X64.ParallelBitDeposit(value, Payload) << shift) | (Continued & (ulong.MaxValue << shift));
            BinaryPrimitives.WriteUInt64LittleEndian(buffer[(start - sizeof(ulong))..], word);
            start -= size;
        }

        _start = start;
    }

    private void WriteTag(int field, WireType type) => WriteVarint(((uint)field << 3) | (uint)type);

    // Room for that many bytes below the start.
    private void Reserve(int bytes)
    {
        if (_start < bytes)
        {
            Grow(bytes);
        }
    }

    private void Grow(int bytes)
    {
        var length = Length;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(length + bytes), (int)Math.Min(Array.MaxLength, _buffer.Length * 2L)));
        _buffer.AsSpan(_start).CopyTo(larger.AsSpan(larger.Length - length));
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        _start = larger.Length - length;
    }
}
