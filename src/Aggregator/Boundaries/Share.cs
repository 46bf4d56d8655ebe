using System.Numerics;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>A part of a whole as an exact, reduced fraction, 0 to 1. Immutable value.</summary>
internal readonly record struct Share : IComparable<Share>
{
    private Share(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    /// <summary>The whole.</summary>
    public static Share Whole { get; } = new(BigInteger.One, BigInteger.One);

    /// <summary>0 or more.</summary>
    public BigInteger Numerator { get; }

    /// <summary>More than 0.</summary>
    public BigInteger Denominator { get; }

    /// <summary>A weight's share in a sum of weights, which is more than 0.</summary>
    public static Share Of(decimal weight, IEnumerable<decimal> all)
    {
        var sum = all.Select(FromDecimal).Aggregate((a, b) => a + b);
        var one = FromDecimal(weight);
        return new Share(one.Numerator * sum.Denominator, one.Denominator * sum.Numerator);
    }

    /// <summary>A fraction of a more than 0 denominator.</summary>
    public static Share Of(BigInteger numerator, BigInteger denominator) => new(numerator, denominator);

    /// <summary>Two pieces together.</summary>
    public static Share operator +(Share a, Share b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>A piece of a piece.</summary>
    public static Share operator *(Share a, Share b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public int CompareTo(Share other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>For display, to 6 decimals.</summary>
    public decimal ToDecimal() => (decimal)(((Numerator * 2_000_000 / Denominator) + 1) / 2) / 1_000_000;

    private static Share FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new Share(mantissa, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }
}
