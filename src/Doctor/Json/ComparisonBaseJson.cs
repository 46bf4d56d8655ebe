using System.Text.Json.Serialization;

namespace Telemetry.Doctor.Json;

/// <summary>What a figure is compared with, as printed.</summary>
/// <param name="Kind">Of <see cref="DoctorNames"/>' closed list.</param>
/// <param name="Period">The period; absent where it does not follow from what is printed.</param>
public sealed record ComparisonBaseJson(string Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Period);
