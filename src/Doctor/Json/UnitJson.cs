namespace Telemetry.Doctor.Json;

/// <summary>An administrative unit.</summary>
/// <param name="Code">Its identity, code@valid-from.</param>
/// <param name="Name">Its Vietnamese name.</param>
public sealed record UnitJson(string Code, string Name);
