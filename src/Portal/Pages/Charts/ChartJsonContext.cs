using System.Text.Json.Serialization;

namespace Telemetry.Portal.Pages.Charts;

/// <summary>How a chart's data is written.</summary>
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartJsonContext : JsonSerializerContext;
