namespace Telemetry.Portal.Json;

/// <summary>A figure as an edition has it.</summary>
/// <param name="Value">Rounded as declared; null where absent.</param>
/// <param name="Status"><c>complete</c> | <c>partial</c> | <c>missing</c>.</param>
/// <param name="Reason">Why there is no value; null where there is one.</param>
internal sealed record EditionRowJson(decimal? Value, string Status, string? Reason);
