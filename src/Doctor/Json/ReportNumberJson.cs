using System.Text.Json.Serialization;

namespace Telemetry.Doctor.Json;

/// <summary>A number of the report: where it stands, what it can be, what it was taken for. Places are UTF-16 code units from the beginning of the text.</summary>
public sealed record ReportNumberJson
{
    /// <summary>Its place among the numbers, from 0.</summary>
    public required int Id { get; init; }

    /// <summary>First code unit of the digits.</summary>
    public required int Start { get; init; }

    /// <summary>Code units of the digits.</summary>
    public required int Length { get; init; }

    /// <summary>First code unit of the digits with wording and unit.</summary>
    public required int PhraseStart { get; init; }

    /// <summary>Code units of the same.</summary>
    public required int PhraseLength { get; init; }

    /// <summary>The digits as printed.</summary>
    public required string Text { get; init; }

    /// <summary>What they were read as, in <see cref="Unit"/>.</summary>
    public required decimal Value { get; init; }

    /// <summary>Lowest value that would be printed so, rounded; absent where there is no lower end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Low { get; init; }

    /// <summary>Highest value that would be printed so, rounded; absent where there is no upper end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? High { get; init; }

    /// <summary>How the digits were read, of a closed list.</summary>
    public required string Style { get; init; }

    /// <summary>What the words say of its exactness, of a closed list.</summary>
    public required string Wording { get; init; }

    /// <summary>Unit by the catalogue's codes; absent where none is printed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>What it says of its subject, of a closed list.</summary>
    public required string Role { get; init; }

    /// <summary>Metric or indicator; absent where none is meant or it is not clear which.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Item { get; init; }

    /// <summary>The words that name the subject, as printed; empty where there are none.</summary>
    public required string Subject { get; init; }

    /// <summary>Whose it is, a source's code; absent: the total.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>The unit meant, where it is not the report's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UnitJson? Area { get; init; }

    /// <summary>The period; absent where none is said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Period { get; init; }

    /// <summary>What it compares with; absent where no base is printed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComparisonBaseJson? Base { get; init; }

    /// <summary>The number that this one describes; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Of { get; init; }

    /// <summary>The number of which it is a part; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PartOfJson? PartOf { get; init; }

    /// <summary>Its place in a table; absent in running text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CellPlaceJson? Cell { get; init; }

    /// <summary>How sure item and role are, of a closed list.</summary>
    public required string Confidence { get; init; }
}
