namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>
/// Median, and a spread about it that a few wild values do not move: the median of the absolute deviations (MAD) or their third quartile,
/// whichever says more, each made comparable to a standard deviation. Of half a dozen values the MAD alone is too often next to nothing by
/// chance, and ordinary noise then looks wild. Pure.
/// </summary>
internal readonly struct RobustScale
{
    /// <summary>By which the median deviation of normal noise falls short of its standard deviation.</summary>
    private const double MadToStandardDeviation = 1.4826;

    /// <summary>The same of the third quartile.</summary>
    private const double QuartileToStandardDeviation = 1 / 1.1503;

    private RobustScale(double median, double deviation)
    {
        Median = median;
        Deviation = deviation;
    }

    /// <summary>The middle value.</summary>
    public double Median { get; }

    /// <summary>The spread; 0 for values of which three in four are the same.</summary>
    public double Deviation { get; }

    /// <summary>Of some values, at least one; they are put into another order.</summary>
    public static RobustScale Of(Span<double> values)
    {
        var median = MedianOf(values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(values[i] - median);
        }

        var mad = MadToStandardDeviation * MedianOf(values);
        return new RobustScale(median, Math.Max(mad, QuartileToStandardDeviation * values[3 * (values.Length - 1) / 4]));
    }

    /// <summary>The middle value; of an even number the mean of the two in the middle. Sorts.</summary>
    public static double MedianOf(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
