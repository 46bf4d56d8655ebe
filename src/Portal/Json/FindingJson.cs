using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A finding with its life.</summary>
internal sealed record FindingJson
{
    public required string Id { get; init; }

    public required NamedJson Rule { get; init; }

    public required string Kind { get; init; }

    public required string Severity { get; init; }

    public required string State { get; init; }

    public required NamedJson Source { get; init; }

    /// <summary>Metric or indicator; absent in a summary.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NamedJson? Item { get; init; }

    public required NamedJson Area { get; init; }

    public required string Period { get; init; }

    /// <summary>What was found, one sentence.</summary>
    public required WordsJson Text { get; init; }

    /// <summary>Why it matters and what is to be done: the rule's.</summary>
    public required WordsJson Advice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NumberJson? Actual { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NumberJson? Expected { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NumberJson? Difference { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Threshold { get; init; }

    /// <summary>Cells in all, of which <see cref="Cells"/> names at most 40; in a summary the findings it stands for.</summary>
    public required int Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FindingEditJson? Edit { get; init; }

    public required IReadOnlyList<FindingCellJson> Cells { get; init; }

    /// <summary>Ledger position at which it was first raised.</summary>
    public required long Raised { get; init; }

    /// <summary>Ledger position at which it was found resolved; absent while it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Resolved { get; init; }

    /// <summary>Receipt of the correction that resolved it; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ResolvedBy { get; init; }

    public required IReadOnlyList<ExplanationJson> Explanations { get; init; }

    public required IReadOnlyList<FindingStepJson> Events { get; init; }
}
