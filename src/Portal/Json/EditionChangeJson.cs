namespace Telemetry.Portal.Json;

/// <summary>A figure that two editions say different things of.</summary>
/// <param name="Indicator">What it is.</param>
/// <param name="IndicatorName">Vietnamese name of it.</param>
/// <param name="AreaKey">The unit.</param>
/// <param name="AreaName">Its Vietnamese name.</param>
/// <param name="Operator">A source's code, or <c>all</c>.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">As the earlier one has it; null where it has no such figure.</param>
/// <param name="After">As the later one has it; null where it has no such figure.</param>
/// <param name="Difference">After less before; null where either has no value.</param>
/// <param name="Percent">The difference in per cent of the value before; null where there is none.</param>
internal sealed record EditionChangeJson(
    string Indicator, string IndicatorName, string AreaKey, string AreaName, string Operator, string Period, EditionRowJson? Before, EditionRowJson? After, decimal? Difference, decimal? Percent);
