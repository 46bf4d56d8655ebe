using System.Text.Json.Serialization;

namespace Telemetry.Aggregator.Findings;

/// <summary>No reflection at run time.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FindingBody))]
internal sealed partial class FindingJsonContext : JsonSerializerContext;
