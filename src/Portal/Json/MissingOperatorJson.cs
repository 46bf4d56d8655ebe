namespace Telemetry.Portal.Json;

/// <summary>An operator that should have reported a metric and did not: by the reporting calendar, or because it did before.</summary>
/// <param name="Source">Source code.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="LastReported">The period before, or the same one of the year before, in which it did; null where it did in neither.</param>
/// <param name="Provinces">Provinces in which it is missing.</param>
internal sealed record MissingOperatorJson(string Source, string Name, string? LastReported, IReadOnlyList<NamedJson> Provinces);
