using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A metric's value as it went into a figure.</summary>
internal sealed record OperandJson
{
    /// <summary>Metric code.</summary>
    public required string Metric { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>Its English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Exact, in the metric's unit; null where there is none (<see cref="How"/> says why).</summary>
    public required decimal? Value { get; init; }

    /// <summary>The metric's unit code.</summary>
    public required string Unit { get; init; }

    /// <summary>The period asked for.</summary>
    public required string Period { get; init; }

    /// <summary>The period that the value was reported for, where an earlier one stands; else the same.</summary>
    public required string PeriodUsed { get; init; }

    /// <summary>Whether the period used is of an earlier year than the one asked for.</summary>
    public required bool IsOlder { get; init; }

    /// <summary>How it came about, of <see cref="PublicNames"/>' closed list.</summary>
    public required string How { get; init; }

    /// <summary>How many of the lowest contributing cells were reported; not written for readers outside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required CoverageJson? Coverage { get; init; }

    /// <summary>Per source; they add up to the value.</summary>
    public required IReadOnlyList<ContributionJson> Contributions { get; init; }

    /// <summary>Values that stand beside the one used.</summary>
    public required IReadOnlyList<CheckJson> Checks { get; init; }

    /// <summary>What was expected and is not there; not written where nothing is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MissingJson? Missing { get; init; }

    /// <summary>Units whose values were summed because this one has none; not written where that was not done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedJson>? Predecessors { get; init; }

    /// <summary>Of which units it was put together; not written where it is the unit's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BoundaryPartsJson? Boundaries { get; init; }
}
