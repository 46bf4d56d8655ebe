using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>GET …/comparison</c>.</summary>
internal sealed record EditionComparisonJson
{
    /// <summary>The edition compared with.</summary>
    public required EditionJson Before { get; init; }

    /// <summary>The later edition or the proposal; not written where it is what publishing now would give.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditionJson? After { get; init; }

    /// <summary>Figures that differ, at most <see cref="Most"/>; not written where a file lies in an archived year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EditionChangeJson>? Changes { get; init; }

    /// <summary>How many figures differ.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ChangeCount { get; init; }

    /// <summary>Largest change of a total of the unit itself, per cent; not written where one appears or disappears.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? LargestPercent { get; init; }

    /// <summary>Cells that came in between, the first of them.</summary>
    public required IReadOnlyList<ChangedCellJson> Cells { get; init; }

    /// <summary>How many there are.</summary>
    public required int CellCount { get; init; }

    /// <summary>Findings open at the edition compared with; not written where they were not counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? OpenFindingsBefore { get; init; }

    /// <summary>Findings open at the later state; not written where they are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? OpenFindings { get; init; }

    /// <summary>Changes that are told at most; the files have all.</summary>
    internal const int Most = 5_000;
}
