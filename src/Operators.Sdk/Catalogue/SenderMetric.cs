namespace Telemetry.Operators;

/// <summary>A metric, or in plans an indicator, as the collector judges its values.</summary>
/// <param name="Code">Code: <c>subscribers.fixed_wired</c>.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="EnglishName">English name.</param>
/// <param name="Unit">Code of the unit: <c>subscription</c>, <c>VND</c>, <c>km2</c>.</param>
/// <param name="Decimals">Decimals by which values are scaled, 0 to 6.</param>
/// <param name="Minimum">Lowest value that is taken, × 10^<paramref name="Decimals"/>.</param>
/// <param name="Maximum">Highest value that is taken, × 10^<paramref name="Decimals"/>.</param>
/// <param name="IsReportable">Whether the source may report it in figures; in plans everything listed may stand.</param>
/// <param name="IsFlow">An amount in the period (true), or a level at its end (false).</param>
public sealed record SenderMetric(
    string Code, string Name, string EnglishName, string Unit, int Decimals, long Minimum, long Maximum, bool IsReportable, bool IsFlow);
