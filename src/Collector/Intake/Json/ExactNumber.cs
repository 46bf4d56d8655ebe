using System.Globalization;

namespace Telemetry.Collector.Intake.Json;

/// <summary>A JSON number read from its text, never by way of a floating-point number: 160.21 is 16021 hundredths.</summary>
internal static class ExactNumber
{
    /// <summary>Longest text taken; any figure is far shorter.</summary>
    public const int LongestText = 64;

    private const int LargestExponent = 10_000;

    /// <summary>The value × 10^decimals when that is whole and fits 64 bits; false otherwise, and where the text is no JSON number.</summary>
    public static bool TryScale(ReadOnlySpan<byte> text, int decimals, out long scaled)
    {
        scaled = 0;
        if (!TrySplit(text, out var isNegative, out var whole, out var fraction, out var exponent))
        {
            return false;
        }

        // Digits up to `last` count; those behind it must be zeros, and those that are lacking are zeros.
        var last = whole.Length + exponent + decimals;
        var magnitude = 0UL;
        for (var i = 0; i < Math.Max(last, whole.Length + fraction.Length); i++)
        {
            var digit = i < whole.Length ? whole[i] - '0' : i < whole.Length + fraction.Length ? fraction[i - whole.Length] - '0' : 0;
            if (i >= last)
            {
                if (digit != 0)
                {
                    return false;
                }
            }
            else if (magnitude > (ulong)long.MaxValue / 10 || (magnitude = (10 * magnitude) + (ulong)digit) > long.MaxValue)
            {
                return false;
            }
            else if (magnitude == 0 && i >= whole.Length + fraction.Length)
            {
                // Nothing but zeros, however many.
                break;
            }
        }

        scaled = isNegative ? -(long)magnitude : (long)magnitude;
        return true;
    }

    /// <summary>The nearest floating-point number, finite; for what <see cref="TryScale"/> cannot hold. False where the text is no JSON number.</summary>
    public static bool TryApproximate(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (!TrySplit(text, out _, out _, out _, out _)
            || !double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        value = Math.Clamp(value, double.MinValue, double.MaxValue);
        return true;
    }

    // RFC 8259: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
    private static bool TrySplit(ReadOnlySpan<byte> text, out bool isNegative, out ReadOnlySpan<byte> whole, out ReadOnlySpan<byte> fraction, out int exponent)
    {
        isNegative = text is [(byte)'-', ..];
        whole = fraction = default;
        exponent = 0;
        if (text.Length > LongestText)
        {
            return false;
        }

        var rest = isNegative ? text[1..] : text;
        whole = Digits(ref rest);
        if (whole is [] or [(byte)'0', _, ..])
        {
            return false;
        }

        if (rest is [(byte)'.', ..])
        {
            rest = rest[1..];
            fraction = Digits(ref rest);
            if (fraction.IsEmpty)
            {
                return false;
            }
        }

        if (rest is [(byte)'e' or (byte)'E', ..])
        {
            rest = rest[1..];
            var sign = rest is [(byte)'-', ..] ? -1 : 1;
            rest = rest is [(byte)'-' or (byte)'+', ..] ? rest[1..] : rest;
            var digits = Digits(ref rest);
            if (digits.IsEmpty)
            {
                return false;
            }

            foreach (var digit in digits)
            {
                exponent = Math.Min(LargestExponent, (10 * exponent) + digit - '0');
            }

            exponent *= sign;
        }

        return rest.IsEmpty;
    }

    private static ReadOnlySpan<byte> Digits(scoped ref ReadOnlySpan<byte> rest)
    {
        var count = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = count < 0 ? rest : rest[..count];
        rest = rest[digits.Length..];
        return digits;
    }
}
