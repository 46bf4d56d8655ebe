namespace Telemetry.Portal.Json;

/// <summary>An operator that reported a metric before but not this time.</summary>
/// <param name="Source">Source code.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="LastReported">The earlier period in which it did.</param>
/// <param name="Provinces">Provinces in which it is missing.</param>
internal sealed record MissingOperatorJson(string Source, string Name, string LastReported, IReadOnlyList<NamedJson> Provinces);
