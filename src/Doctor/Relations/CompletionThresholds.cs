namespace Telemetry.Doctor.Relations;

/// <summary>
/// Where a completion changes its class: the classes that provincial target reviews use (≥ 90, 50 to 89, below 50 per cent), and reached or not.
/// </summary>
internal static class CompletionThresholds
{
    private static readonly decimal[] Values = [50, 90, 100];

    /// <summary>The threshold that lies between the two; null where both are of one class.</summary>
    public static decimal? Between(decimal printed, decimal computed)
    {
        foreach (var threshold in Values)
        {
            if (printed >= threshold != computed >= threshold)
            {
                return threshold;
            }
        }

        return null;
    }
}
