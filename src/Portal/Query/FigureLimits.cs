namespace Telemetry.Portal.Query;

/// <summary>How much one question may ask.</summary>
internal static class FigureLimits
{
    /// <summary>Figures in one answer: the product of all repeated parameters.</summary>
    public const int Figures = 5_000;

    /// <summary>Periods in one series.</summary>
    public const int Periods = 1_200;
}
