using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Telemetry.Collector.Intake.Json;

/// <summary>Everything that intake writes as JSON; no reflection at run time. What is not there is left out.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReceiptJson))]
[JsonSerializable(typeof(ProblemJson))]
internal sealed partial class IntakeJsonContext : JsonSerializerContext
{
    /// <summary>Vietnamese letters as they are.</summary>
    public static IntakeJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
