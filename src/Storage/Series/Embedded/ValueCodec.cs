using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// Packs a column of whole numbers. First a byte: the width w of the widest value in bytes, whether negative ones made
/// zig-zag necessary, whether all take w bytes. If not, two bits a value say how many bytes it takes: none (zero) or one of the
/// three widths up to w; then the values' own bytes. Against varints this takes as much for counts and a tenth less for money, and
/// as the lengths are known beforehand there are no mispredicted branches.
/// </summary>
internal static partial class ValueCodec
{
    /// <summary>Room that <see cref="Encode"/> wants beyond <see cref="MaxLength"/>, as it writes eight bytes at a time.</summary>
    public const int Slack = 8;

    private const int WidthMask = 0x0F;
    private const int ZigZagFlag = 0x10;
    private const int FixedFlag = 0x20;

    private interface IMapping
    {
        static abstract ulong To(long value);

        static abstract long From(ulong value);
    }

    /// <summary>Most bytes that so many values take.</summary>
    public static int MaxLength(int count) => 1 + ((count + 3) / 4) + (8 * count);

    /// <summary>Writes the values; returns the number of bytes, at most <see cref="MaxLength"/>.</summary>
    public static int Encode(ReadOnlySpan<long> values, Span<byte> destination)
    {
        if (destination.Length < MaxLength(values.Length) + Slack)
        {
            throw new ArgumentException("too small", nameof(destination));
        }

        var bits = Or(values);
        if (bits == 0)
        {
            destination[0] = 0;
            return 1;
        }

        return bits > 0 ? Encode<Plain>(values, (ulong)bits, 0, destination) : Encode<ZigZag>(values, OrZigZag(values), ZigZagFlag, destination);
    }

    private static int Encode<TMapping>(ReadOnlySpan<long> values, ulong bits, int flags, Span<byte> destination)
        where TMapping : struct, IMapping
    {
        var width = Width(bits);
        if (values.Length > 1)
        {
            var length = EncodeVariable<TMapping>(values, width, destination);
            if (length <= values.Length * width)
            {
                destination[0] = (byte)(width | flags);
                return length;
            }
        }

        destination[0] = (byte)(width | flags | FixedFlag);
        return EncodeFixed<TMapping>(values, width, destination);
    }

    private static int EncodeFixed<TMapping>(ReadOnlySpan<long> values, int width, Span<byte> destination)
        where TMapping : struct, IMapping
    {
        ref var start = ref MemoryMarshal.GetReference(destination);
        var position = 1;
        foreach (var value in values)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, position), LittleEndian(TMapping.To(value)));
            position += width;
        }

        return position;
    }

    private static int EncodeVariable<TMapping>(ReadOnlySpan<long> values, int width, Span<byte> destination)
        where TMapping : struct, IMapping
    {
        var lowest = LowestWidth(width);
        var lengths = Lengths(lowest);
        var codes = Codes(lowest);
        ref var start = ref MemoryMarshal.GetReference(destination);
        var position = 1 + ((values.Length + 3) / 4);
        var i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            var four = values.Slice(i, 4);
            var a = Put(ref start, ref position, TMapping.To(four[0]), codes, lengths);
            var b = Put(ref start, ref position, TMapping.To(four[1]), codes, lengths);
            var c = Put(ref start, ref position, TMapping.To(four[2]), codes, lengths);
            var d = Put(ref start, ref position, TMapping.To(four[3]), codes, lengths);
            Unsafe.Add(ref start, 1 + (i >> 2)) = (byte)(a | (b << 2) | (c << 4) | (d << 6));
        }

        if (i < values.Length)
        {
            var control = 0;
            for (var shift = 0; i + (shift >> 1) < values.Length; shift += 2)
            {
                control |= Put(ref start, ref position, TMapping.To(values[i + (shift >> 1)]), codes, lengths) << shift;
            }

            destination[1 + (i >> 2)] = (byte)control;
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put(ref byte start, ref int position, ulong value, ulong codes, uint lengths)
    {
        var code = (int)(codes >> (Width(value) * 4)) & 3;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, position), LittleEndian(value));
        position += LengthOf(lengths, code);
        return code;
    }

    private static ulong LittleEndian(ulong value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static int Width(ulong value) => (71 - BitOperations.LeadingZeroCount(value)) >> 3;

    // Codes 1, 2, 3 stand for this width and the two above it.
    private static int LowestWidth(int width) => Math.Max(width - 2, 1);

    private static uint Lengths(int lowest) => (uint)((lowest << 8) | ((lowest + 1) << 16) | ((lowest + 2) << 24));

    // The code of each width, four bits each.
    private static ulong Codes(int lowest)
    {
        var codes = 0UL;
        for (var width = 1; width <= lowest + 2; width++)
        {
            codes |= (ulong)Math.Max(width - lowest + 1, 1) << (width * 4);
        }

        return codes;
    }

    private static int LengthOf(uint lengths, int code) => (int)((lengths >> (code * 8)) & 0xFF);

    private static long Or(ReadOnlySpan<long> values)
    {
        var folded = Vector<long>.Zero;
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        foreach (var vector in vectors)
        {
            folded |= vector;
        }

        var all = 0L;
        for (var i = 0; i < Vector<long>.Count; i++)
        {
            all |= folded[i];
        }

        foreach (var value in values[(vectors.Length * Vector<long>.Count)..])
        {
            all |= value;
        }

        return all;
    }

    private static ulong OrZigZag(ReadOnlySpan<long> values)
    {
        var all = 0UL;
        foreach (var value in values)
        {
            all |= Varints.Zigzag(value);
        }

        return all;
    }

    private readonly struct Plain : IMapping
    {
        public static ulong To(long value) => (ulong)value;

        public static long From(ulong value) => (long)value;
    }

    private readonly struct ZigZag : IMapping
    {
        public static ulong To(long value) => Varints.Zigzag(value);

        public static long From(ulong value) => Varints.Unzigzag(value);
    }
}
