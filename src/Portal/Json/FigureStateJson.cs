namespace Telemetry.Portal.Json;

/// <summary>A figure as it was known at one time.</summary>
/// <param name="Value">Rounded as declared; null where absent.</param>
/// <param name="Exact">Before rounding; null where absent.</param>
/// <param name="Text">The value in Vietnamese format; null where absent.</param>
/// <param name="Status"><c>complete</c> | <c>partial</c> | <c>missing</c>.</param>
internal sealed record FigureStateJson(decimal? Value, decimal? Exact, string? Text, string Status);
