using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A change of a figure. What is not known, or is not the caller's to know, is not written.</summary>
internal sealed record FigureChangeJson
{
    /// <summary>Ledger sequence of the entry that made it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When the entry came in, Vietnam's time with its offset.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Time { get; init; }

    /// <summary>As known before the entry.</summary>
    public required FigureStateJson Before { get; init; }

    /// <summary>As known with it.</summary>
    public required FigureStateJson After { get; init; }

    /// <summary>Who sent it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NamedJson? Source { get; init; }

    /// <summary>The sender's identifier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SubmissionId { get; init; }

    /// <summary><c>figures</c> | <c>plan</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>The period of what was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Period { get; init; }

    /// <summary>Why it was sent, as the sender wrote it; empty where not given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The catalogue that it was checked by, 64 hex digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CatalogueVersion { get; init; }

    /// <summary>Which operands, sources and plans differ.</summary>
    public required IReadOnlyList<WordsJson> What { get; init; }
}
