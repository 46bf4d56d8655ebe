using System.Numerics;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>
/// Divides a whole number by shares into whole numbers that add up to it: each gets its share rounded down, and what is left goes,
/// one by one, to the largest remainders, of equal ones to the first. Of a negative number the parts are those of the positive one,
/// negated. Pure.
/// </summary>
internal static class LargestRemainder
{
    /// <summary>The parts, in the order of the shares, which add up to 1.</summary>
    public static long[] Divide(long value, IReadOnlyList<Share> shares)
    {
        var size = BigInteger.Abs(value);
        var parts = new BigInteger[shares.Count];
        var remainders = new Share[shares.Count];
        var left = size;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = BigInteger.DivRem(size * shares[i].Numerator, shares[i].Denominator, out var remainder);
            remainders[i] = Share.Of(remainder, shares[i].Denominator);
            left -= parts[i];
        }

        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
        {
            parts[i]++;
        }

        return Array.ConvertAll(parts, p => (long)(value < 0 ? -p : p));
    }
}
