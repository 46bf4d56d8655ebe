using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/findings</c>.</summary>
/// <param name="Findings">The latest period first, then the severest.</param>
/// <param name="NextOffset">Offset to go on from; absent where these were the last.</param>
internal sealed record FindingsJson(
    IReadOnlyList<FindingJson> Findings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? NextOffset);
