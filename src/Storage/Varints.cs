using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Storage;

/// <summary>
/// Little-endian base-128 integers: seven bits a byte, lowest first, the high bit set on all but the last. Signed numbers are
/// zigzagged first (0, −1, 1, −2 ... become 0, 1, 2, 3 ...).
/// </summary>
internal static class Varints
{
    /// <summary>Longest encoding of 64 bits.</summary>
    public const int MaxBytes = 10;

    /// <summary>Room that <see cref="WriteAll"/> wants behind its output: it stores eight bytes at a time.</summary>
    public const int SlackBytes = 8;

    private const int ShortBits = 56;
    private const ulong Payload = 0x7F7F_7F7F_7F7F_7F7F;
    private const ulong Continue = 0x8080_8080_8080_8080;

    /// <summary>Bytes that a number of so many significant bits takes.</summary>
    public static int BytesFor(int bits) => bits == 0 ? 1 : (bits + 6) / 7;

    /// <summary>Makes small magnitudes small numbers.</summary>
    public static ulong Zigzag(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The inverse of <see cref="Zigzag"/>.</summary>
    public static long Unzigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Bytes that a number takes.</summary>
    public static int Length(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    /// <summary>Fills the target with a form as long as it, for lengths that are known only after what they measure.</summary>
    public static void WritePadded(Span<byte> target, ulong value)
    {
        for (var i = 0; i < target.Length - 1; i++)
        {
            target[i] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[^1] = (byte)value;
    }

    /// <summary>Writes one number; returns its bytes.</summary>
    public static int Write(Span<byte> target, ulong value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[at++] = (byte)value;
        return at;
    }

    /// <summary>Reads one number and moves on.</summary>
    /// <exception cref="InvalidDataException">The bytes end too early, or are no number of 64 bits.</exception>
    public static ulong Read(ReadOnlySpan<byte> source, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if ((uint)at >= (uint)source.Length)
            {
                throw new InvalidDataException("the bytes end within a number");
            }

            var b = source[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return shift < 63 || b <= 1 ? value : throw new InvalidDataException("a number has more than 64 bits");
            }
        }

        throw new InvalidDataException("a number has more than ten bytes");
    }

    /// <summary>Writes a column; returns its bytes. The target has <see cref="SlackBytes"/> to spare.</summary>
    /// <param name="values">Numbers; none negative unless <paramref name="signed"/>.</param>
    /// <param name="target">At least the longest number's bytes for each, and the slack.</param>
    /// <param name="signed">Zigzag them.</param>
    /// <param name="bits">Significant bits of the largest, after zigzagging.</param>
    public static int WriteAll(ReadOnlySpan<long> values, Span<byte> target, bool signed, int bits)
    {
        if (Bmi2.X64.IsSupported && bits <= ShortBits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, (values.Length * BytesFor(bits)) + SlackBytes, nameof(target));
            return WriteShort(values, ref MemoryMarshal.GetReference(target), signed);
        }

        var at = 0;
        foreach (var value in values)
        {
            at += Write(target[at..], signed ? Zigzag(value) : (ulong)value);
        }

        return at;
    }

    /// <summary>Reads a column and moves on.</summary>
    /// <exception cref="InvalidDataException">The bytes end too early, or are no numbers of 64 bits.</exception>
    public static void ReadAll(ReadOnlySpan<byte> source, ref int at, Span<long> values, bool signed)
    {
        var i = 0;
        if (Bmi2.X64.IsSupported)
        {
            i = ReadWhileEightRemain(source, ref at, values, signed);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Finish(Read(source, ref at), signed);
        }
    }

    // The length of a number is data, so a branch on it is mispredicted half of the time: spread the bits with one instruction
    // instead, store eight bytes whatever the length, and let the next number overwrite what was too much.
    private static int WriteShort(ReadOnlySpan<long> values, ref byte target, bool signed)
    {
        nint at = 0;
        foreach (var item in values)
        {
            var value = signed ? Zigzag(item) : (ulong)item;
            var bytes = ((BitOperations.Log2(value | 1) * 9) + 73) >> 6;
            var more = Continue & ((1UL << ((bytes - 1) << 3)) - 1);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, at), Bmi2.X64.ParallelBitDeposit(value, Payload) | more);
            at += bytes;
        }

        return (int)at;
    }

    // Where the next number begins is known only when this one's end is: a chain of some ten cycles for each word. Most words hold
    // two numbers or more, so two are taken from one word wherever the second ends in it.
    private static int ReadWhileEightRemain(ReadOnlySpan<byte> source, ref int from, Span<long> values, bool signed)
    {
        ref var start = ref MemoryMarshal.GetReference(source);
        nint at = from;
        nint last = source.Length - 8;
        var i = 0;
        while (i < values.Length && at <= last)
        {
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));
            var ends = ~word & Continue;
            var laterEnds = ends & (ends - 1);
            var first = ends ^ (ends - 1);
            if (laterEnds != 0 && i + 1 < values.Length)
            {
                values[i++] = Finish(Bmi2.X64.ParallelBitExtract(word, first & Payload), signed);
                values[i++] = Finish(Bmi2.X64.ParallelBitExtract(word, (laterEnds ^ (laterEnds - 1)) & ~first & Payload), signed);
                at += (BitOperations.TrailingZeroCount(laterEnds) + 1) >> 3;
            }
            else if (ends != 0)
            {
                values[i++] = Finish(Bmi2.X64.ParallelBitExtract(word, first & Payload), signed);
                at += (BitOperations.TrailingZeroCount(ends) + 1) >> 3;
            }
            else
            {
                var slow = (int)at;
                values[i++] = Finish(Read(source, ref slow), signed);
                at = slow;
            }
        }

        from = (int)at;
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Finish(ulong value, bool signed) => signed ? Unzigzag(value) : (long)value;
}
