namespace Telemetry.Portal.Json;

/// <summary>A code with its Vietnamese name; of a unit, the code is its identity code@valid-from.</summary>
internal sealed record NamedJson(string Code, string Name);
