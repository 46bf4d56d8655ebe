using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Telemetry.Storage.Series.Embedded;

internal static partial class ValueCodec
{
    /// <summary>Reads exactly as many values as there is room for, from exactly these bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such values.</exception>
    public static void Decode(ReadOnlySpan<byte> source, Span<long> values)
    {
        if (source.IsEmpty)
        {
            throw ByteReader.Damaged("a column has no values");
        }

        var format = source[0];
        var width = format & WidthMask;
        if (width > 8 || (format & ~(WidthMask | ZigZagFlag | FixedFlag)) != 0)
        {
            throw ByteReader.Damaged("a column's format is unknown");
        }

        if (width == 0)
        {
            values.Clear();
            RequireEnd(source.Length, 1);
        }
        else if ((format & ZigZagFlag) != 0)
        {
            Decode<ZigZag>(source, width, (format & FixedFlag) != 0, values);
        }
        else
        {
            Decode<Plain>(source, width, (format & FixedFlag) != 0, values);
        }
    }

    private static void Decode<TMapping>(ReadOnlySpan<byte> source, int width, bool isFixed, Span<long> values)
        where TMapping : struct, IMapping
    {
        if (isFixed)
        {
            RequireEnd(source.Length, 1 + ((long)values.Length * width));
            DecodeFixed<TMapping>(source, width, values);
        }
        else
        {
            DecodeVariable<TMapping>(source, LowestWidth(width), values);
        }
    }

    private static void DecodeFixed<TMapping>(ReadOnlySpan<byte> source, int width, Span<long> values)
        where TMapping : struct, IMapping
    {
        ref var start = ref MemoryMarshal.GetReference(source);
        var mask = ulong.MaxValue >> (64 - (8 * width));
        var position = 1;
        var i = 0;
        for (; i < values.Length && position <= source.Length - 8; i++)
        {
            values[i] = TMapping.From(Load(ref start, position) & mask);
            position += width;
        }

        for (; i < values.Length; i++)
        {
            values[i] = TMapping.From(LoadSlowly(source.Slice(position, width)));
            position += width;
        }
    }

    private static void DecodeVariable<TMapping>(ReadOnlySpan<byte> source, int lowest, Span<long> values)
        where TMapping : struct, IMapping
    {
        var position = 1 + ((values.Length + 3) / 4);
        if (position > source.Length)
        {
            throw ByteReader.Damaged("a column ends too early");
        }

        var lengths = Lengths(lowest);
        Span<ulong> masks = [0, ulong.MaxValue >> (64 - (8 * lowest)), ulong.MaxValue >> (64 - (8 * Math.Min(lowest + 1, 8))), ulong.MaxValue >> (64 - (8 * Math.Min(lowest + 2, 8)))];
        ref var mask = ref MemoryMarshal.GetReference(masks);
        ref var start = ref MemoryMarshal.GetReference(source);
        var i = 0;
        for (; i <= values.Length - 4 && position <= source.Length - 32; i += 4)
        {
            var control = (int)Unsafe.Add(ref start, 1 + (i >> 2));
            var four = values.Slice(i, 4);
            var code = control & 3;
            four[0] = TMapping.From(Load(ref start, position) & Unsafe.Add(ref mask, code));
            position += LengthOf(lengths, code);
            code = (control >> 2) & 3;
            four[1] = TMapping.From(Load(ref start, position) & Unsafe.Add(ref mask, code));
            position += LengthOf(lengths, code);
            code = (control >> 4) & 3;
            four[2] = TMapping.From(Load(ref start, position) & Unsafe.Add(ref mask, code));
            position += LengthOf(lengths, code);
            code = control >> 6;
            four[3] = TMapping.From(Load(ref start, position) & Unsafe.Add(ref mask, code));
            position += LengthOf(lengths, code);
        }

        for (; i < values.Length; i++)
        {
            var length = LengthOf(lengths, (source[1 + (i >> 2)] >> ((i & 3) * 2)) & 3);
            if (length > 8 || length > source.Length - position)
            {
                throw ByteReader.Damaged("a column ends too early");
            }

            values[i] = TMapping.From(LoadSlowly(source.Slice(position, length)));
            position += length;
        }

        RequireEnd(source.Length, position);
    }

    private static ulong Load(ref byte start, int position)
        => LittleEndian(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, position)));

    private static ulong LoadSlowly(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    private static void RequireEnd(int length, long expected)
    {
        if (length != expected)
        {
            throw ByteReader.Damaged("a column does not end where it should");
        }
    }
}
