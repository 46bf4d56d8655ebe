using System.Numerics;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Unsigned numbers in groups of seven bits, lowest first, the high bit saying that more follow.</summary>
internal static class Varint
{
    /// <summary>Most bytes that a number takes.</summary>
    public const int MaxLength = 10;

    /// <summary>Bytes that a number takes.</summary>
    public static int Length(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    /// <summary>Maps numbers of small magnitude, negative ones too, to small ones.</summary>
    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The reverse of <see cref="ZigZag"/>.</summary>
    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Writes the shortest form; returns its length.</summary>
    public static int Write(Span<byte> destination, ulong value)
    {
        var length = 0;
        while (value >= 0x80)
        {
            destination[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        destination[length++] = (byte)value;
        return length;
    }

    /// <summary>Fills the destination with a form as long as it, for lengths that are known only after what they measure.</summary>
    public static void WritePadded(Span<byte> destination, ulong value)
    {
        for (var i = 0; i < destination.Length - 1; i++)
        {
            destination[i] = (byte)(value | 0x80);
            value >>= 7;
        }

        destination[^1] = (byte)value;
    }
}
