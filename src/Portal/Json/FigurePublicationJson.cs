using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>The edition that says a figure.</summary>
internal sealed record FigurePublicationJson
{
    /// <summary>Identity of the edition's unit: the figure's, its province, or the country.</summary>
    public required string AreaKey { get; init; }

    /// <summary>The edition's period: the figure's, or that of the report which it stands in.</summary>
    public required string Period { get; init; }

    /// <summary>Number of the edition.</summary>
    public required int Edition { get; init; }

    /// <summary>When it was published, Vietnam's time with its offset.</summary>
    public required string Time { get; init; }

    /// <summary>Hash of its file: in full for a reader of its whole unit, otherwise of the file for readers outside.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Why it replaced the edition before; not written for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReasonCode { get; init; }

    /// <summary>Why, in words; not written for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Version of the formula by which it was published; not written where the passport's is the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FormulaVersion { get; init; }

    /// <summary>True where what came since would make it another: <see cref="Provisional"/>; not written otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsOverdue { get; init; }

    /// <summary>The value by what is known now; not written where it is the same, or there would be none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Provisional { get; init; }

    /// <summary>File of the archived year in which the edition lies; the value is then computed as of its ledger position. Not written where it could be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ArchivedIn { get; init; }
}
