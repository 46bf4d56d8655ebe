using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>How a unit's period stands.</summary>
internal sealed record PublicationJson
{
    /// <summary>Code of the unit.</summary>
    public required string Area { get; init; }

    /// <summary>Identity of the unit: code@valid-from.</summary>
    public required string AreaKey { get; init; }

    /// <summary>Vietnamese name of the unit.</summary>
    public required string AreaName { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary><c>provisional</c> | <c>published</c>.</summary>
    public required string State { get; init; }

    /// <summary>The editions, the first first.</summary>
    public required IReadOnlyList<EditionJson> Editions { get; init; }

    /// <summary>Every proposed restatement, the first first; not written for whoever does not read the unit in full.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EditionJson>? Proposals { get; init; }

    /// <summary>Findings open now; not written where they are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? OpenFindings { get; init; }

    /// <summary>Cells owed by now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ExpectedCells { get; init; }

    /// <summary>Those of them that have come.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ReceivedCells { get; init; }
}
