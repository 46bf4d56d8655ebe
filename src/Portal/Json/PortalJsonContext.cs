using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Telemetry.Portal.Json;

/// <summary>Everything that the portal writes as JSON; no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FiguresJson))]
[JsonSerializable(typeof(FigureHistoryJson))]
[JsonSerializable(typeof(SeriesJson))]
[JsonSerializable(typeof(PassportJson))]
[JsonSerializable(typeof(FindingsJson))]
[JsonSerializable(typeof(FindingJson))]
[JsonSerializable(typeof(ExplainJson))]
[JsonSerializable(typeof(ProblemJson))]
[JsonSerializable(typeof(CompletenessJson))]
[JsonSerializable(typeof(RemindersJson))]
[JsonSerializable(typeof(ReconciliationJson))]
[JsonSerializable(typeof(ReportJson))]
[JsonSerializable(typeof(ReportListJson))]
[JsonSerializable(typeof(EditionsJson))]
[JsonSerializable(typeof(EditionJson))]
[JsonSerializable(typeof(PublicationJson))]
[JsonSerializable(typeof(EditionComparisonJson))]
[JsonSerializable(typeof(PublishJson))]
[JsonSerializable(typeof(SettleJson))]
[JsonSerializable(typeof(DoctorRequestJson))]
[JsonSerializable(typeof(TokenRequestJson))]
[JsonSerializable(typeof(TokenJson))]
internal sealed partial class PortalJsonContext : JsonSerializerContext
{
    /// <summary>Vietnamese letters as they are; what could end an HTML element stays escaped.</summary>
    public static PortalJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
