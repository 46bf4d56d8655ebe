namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>
/// Changes on the logarithmic scale, on which growth is a straight line and × 10 is as far as ÷ 10. One is added to each value, so that
/// a zero has a place and 1 becoming 2 is not a doubling that matters. Pure.
/// </summary>
internal static class JumpMath
{
    /// <summary>A history that hardly moved must not alarm at its first per cent.</summary>
    private const double LeastDeviation = 0.01;

    /// <summary>The change from one value to a later one.</summary>
    public static double Change(double from, double to) => Math.Log((to + 1) / (from + 1));

    /// <summary>By how much more of a deviation is asked where the usual spread is known from few changes: 1.6 times from five, 1.25 from twelve.</summary>
    public static double Caution(int changes) => 1 + (3.0 / changes);

    /// <summary>A change of so many per cent on the scale.</summary>
    public static double OfPercent(decimal percent) => Math.Log(1 + ((double)percent / 100));

    /// <summary>
    /// Whether a value is so near the one before that it is no jump, whatever was usual. Nearly every value of a country is, and this
    /// spares it the statistics.
    /// </summary>
    /// <param name="from">The value before.</param>
    /// <param name="to">The value.</param>
    /// <param name="ratio">See <see cref="NearRatio"/>.</param>
    public static bool IsNear(double from, double to, double ratio) => to + 1 <= (from + 1) * ratio && (to + 1) * ratio >= from + 1;

    /// <summary>Half of a change of so many per cent, as a ratio.</summary>
    public static double NearRatio(decimal percent) => Math.Exp(OfPercent(percent) / 2);

    /// <summary>
    /// What deviations are measured with: the usual spread, but never less than what counting alone makes of a number of that size
    /// (a count of 25 varies by 5).
    /// </summary>
    public static double Scale(double deviation, double level) => Math.Max(Math.Max(deviation, LeastDeviation), 1 / Math.Sqrt(Math.Max(0, level) + 1));
}
