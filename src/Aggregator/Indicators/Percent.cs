namespace Telemetry.Aggregator.Indicators;

/// <summary>Per cents, exact.</summary>
internal static class Percent
{
    /// <summary>100 × part / whole; null where it does not fit a decimal.</summary>
    public static decimal? Of(decimal part, decimal whole)
    {
        try
        {
            return 100m * part / whole;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
