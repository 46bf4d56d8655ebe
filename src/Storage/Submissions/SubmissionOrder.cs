namespace Telemetry.Storage.Submissions;

/// <summary>The canonical order; see <see cref="SubmissionCodec"/>.</summary>
internal static class SubmissionOrder
{
    /// <summary>0 for columns whose cells belong together in one.</summary>
    public static int Compare(SubmissionColumn left, SubmissionColumn right) =>
        Compare(left.Metric, left.Decimals, left.Doubles is not null, right.Metric, right.Decimals, right.Doubles is not null);

    public static int Compare(string metric, int decimals, bool doubles, string otherMetric, int otherDecimals, bool otherDoubles)
    {
        var byMetric = string.CompareOrdinal(metric, otherMetric);
        if (byMetric != 0)
        {
            return byMetric;
        }

        var byDecimals = decimals.CompareTo(otherDecimals);
        return byDecimals != 0 ? byDecimals : doubles.CompareTo(otherDoubles);
    }

    /// <summary>One bit pattern for each number: no negative zero, one NaN.</summary>
    public static double Canonical(double value) =>
        double.IsNaN(value) ? BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000) : value + 0.0;

    /// <summary>A key that orders canonical doubles totally: numbers by value, NaN last.</summary>
    public static long SortKey(double canonical)
    {
        var bits = BitConverter.DoubleToInt64Bits(canonical);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }
}
