using System.Text.Json.Serialization;

namespace Telemetry.Storage.Series.Influx;

[JsonSerializable(typeof(RollupDocument))]
internal sealed partial class RollupJson : JsonSerializerContext;
