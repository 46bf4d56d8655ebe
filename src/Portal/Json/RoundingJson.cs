namespace Telemetry.Portal.Json;

/// <summary>How a value was rounded.</summary>
/// <param name="Rule">Always <c>halfAwayFromZero</c>.</param>
/// <param name="Decimals">0 to 6.</param>
internal sealed record RoundingJson(string Rule, int Decimals);
