using System.Text.Json.Serialization;

namespace Telemetry.Doctor.Json;

/// <summary>What the report was taken to be about: as given, else as named in it.</summary>
/// <param name="Area">The unit; absent where none was given or named.</param>
/// <param name="Period">The period; absent likewise.</param>
public sealed record ReadAsJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UnitJson? Area,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Period);
