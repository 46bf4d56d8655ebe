using System.Text.Json.Serialization;

namespace Telemetry.Doctor.Json;

/// <summary>A sentence in the languages that were asked for.</summary>
/// <param name="Vi">Vietnamese; absent where English alone was asked for.</param>
/// <param name="En">English; absent where Vietnamese alone was asked for.</param>
public sealed record SentenceJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Vi,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? En);
