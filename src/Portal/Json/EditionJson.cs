using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>An edition, or a proposed one, as the public API gives it. What is not the caller's to know is not written.</summary>
internal sealed record EditionJson
{
    /// <summary>Code of the unit.</summary>
    public required string Area { get; init; }

    /// <summary>Identity of the unit: code@valid-from.</summary>
    public required string AreaKey { get; init; }

    /// <summary>Vietnamese name of the unit.</summary>
    public required string AreaName { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>Number of the edition, from 1.</summary>
    public required int Edition { get; init; }

    /// <summary>Number of the edition before; not written for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Replaces { get; init; }

    /// <summary><c>published</c>, or what became of a proposal: <c>open</c> | <c>approved</c> | <c>rejected</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it was published or proposed, Vietnam's time with its offset.</summary>
    public required string Time { get; init; }

    /// <summary>Ledger sequence of the decision. A proposal is named by it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The file in full; not written for whoever may not read it, whom its hash would tell whether a guess is right.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditionFileJson? Full { get; init; }

    /// <summary>The file for readers outside.</summary>
    public required EditionFileJson Outside { get; init; }

    /// <summary>Ledger sequence as of which the figures were computed.</summary>
    public required long AsOf { get; init; }

    /// <summary>The catalogue that they were computed by, 64 hex digits.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>Figures that differ from the edition before; 0 for the first.</summary>
    public required int Changed { get; init; }

    /// <summary>Why it replaces the edition before, of a closed list; not written for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReasonCode { get; init; }

    /// <summary>Why, in words; not written for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Findings of unit and period that were open then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? OpenFindings { get; init; }

    /// <summary>Cells owed then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ExpectedCells { get; init; }

    /// <summary>Those of them that had come.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ReceivedCells { get; init; }

    /// <summary>Public identifier of the credential that published or proposed it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>Public identifier of the second person's credential; not written where nobody was needed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ApprovedBy { get; init; }

    /// <summary>Public identifier of the credential that rejected it; not written where nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RejectedBy { get; init; }

    /// <summary>Why it was rejected.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rejection { get; init; }
}
