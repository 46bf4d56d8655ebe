namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>Median, and the median of absolute deviations from it made comparable to a standard deviation: half of the values may be wild and neither moves far. Pure.</summary>
internal readonly struct RobustScale
{
    /// <summary>By which the median deviation of normal noise falls short of its standard deviation.</summary>
    private const double ToStandardDeviation = 1.4826;

    private RobustScale(double median, double deviation)
    {
        Median = median;
        Deviation = deviation;
    }

    /// <summary>The middle value.</summary>
    public double Median { get; }

    /// <summary>1.4826 × the median absolute deviation; 0 for values of which more than half are the same.</summary>
    public double Deviation { get; }

    /// <summary>Of some values, at least one; they are put into another order.</summary>
    public static RobustScale Of(Span<double> values)
    {
        var median = MedianOf(values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(values[i] - median);
        }

        return new RobustScale(median, ToStandardDeviation * MedianOf(values));
    }

    /// <summary>The middle value; of an even number the mean of the two in the middle. Sorts.</summary>
    public static double MedianOf(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
