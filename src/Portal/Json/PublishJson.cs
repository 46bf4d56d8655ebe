namespace Telemetry.Portal.Json;

/// <summary>Body of <c>POST /api/v1/editions</c>.</summary>
/// <param name="Area">Code, or code@valid-from, of a province or the country.</param>
/// <param name="Period">The period.</param>
/// <param name="Base">Number of the edition seen as the last; 0 or not given: none.</param>
/// <param name="ReasonCode">Why a new edition, of the closed list; not for the first.</param>
/// <param name="Reason">Why, in words, 1 to 1,000 characters; not for the first.</param>
internal sealed record PublishJson(string? Area, string? Period, int? Base, string? ReasonCode, string? Reason);
