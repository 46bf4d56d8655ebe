namespace Telemetry.Catalogue;

/// <summary>What a report's row is about: a metric or an indicator.</summary>
/// <param name="Metric">The metric; null where it is an indicator.</param>
/// <param name="Indicator">The indicator; null where it is a metric.</param>
public sealed record ReportItem(Metric? Metric, Indicator? Indicator)
{
    /// <summary>Its code.</summary>
    public string Code => Metric?.Code ?? Indicator!.Code;

    /// <summary>Its unit code.</summary>
    public string Unit => Metric?.Unit ?? Indicator!.Unit;

    /// <summary>Its decimals on display.</summary>
    public int Decimals => Metric?.Decimals ?? Indicator!.Decimals;

    /// <summary>Its Vietnamese name.</summary>
    public string Name => Metric?.Name ?? Indicator!.Name;

    /// <summary>Its English name.</summary>
    public string EnglishName => Metric?.EnglishName ?? Indicator!.EnglishName;
}
