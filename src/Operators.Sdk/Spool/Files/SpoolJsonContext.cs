using System.Text.Json.Serialization;

namespace Telemetry.Operators.Spool;

/// <summary>Reading and writing of the spool's records, without reflection.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(SpoolHeader))]
[JsonSerializable(typeof(SettledRecord))]
internal sealed partial class SpoolJsonContext : JsonSerializerContext;
