namespace Telemetry.Collector.Intake;

/// <summary>From floating point to the exact integers that the product computes with.</summary>
public static class ScaledValue
{
    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

    /// <summary>
    /// The value × 10^decimals, when that is whole up to the precision of a double and fits. 3849.7 with two decimals is 384970
    /// although no double is exactly 3849.7; 160.21 with none is refused.
    /// </summary>
    public static bool TryFromDouble(double value, int decimals, out long scaled)
    {
        scaled = 0;
        var product = value * PowersOfTen[decimals];
        var whole = Math.Round(product);
        if (Math.Abs(whole) >= 9.2e18 || Math.Abs(product - whole) > Math.Abs(product) * 1e-15)
        {
            return false;
        }

        scaled = (long)whole;
        return true;
    }
}
