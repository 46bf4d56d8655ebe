namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/editions</c>.</summary>
/// <param name="Editions">The latest first.</param>
internal sealed record EditionsJson(IReadOnlyList<EditionJson> Editions);
