namespace Telemetry.Portal.Json;

/// <summary>Body of <c>POST /api/v1/findings/{id}/explain</c>.</summary>
/// <param name="Reason">Why the figures are right as they are.</param>
internal sealed record ExplainJson(string? Reason);
