using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>Where a figure comes from, as the public API gives it. What does not apply to a figure is not written.</summary>
internal sealed record PassportJson
{
    /// <summary>In words of codes: <c>100 × subscribers.telephone / population.average</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The same with the numbers filled in, Vietnamese format: <c>100 × 1.869.673 / 1.593.200 = 117,35</c>; not written where there is no value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FormulaFilled { get; init; }

    /// <summary>Version of the indicator's definition; not written for a metric's own value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>Where the definition comes from; not written for a metric's own value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Origin { get; init; }

    /// <summary>What was divided, or the metric's value itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OperandJson? Numerator { get; init; }

    /// <summary>What it was divided by; the closing level where the rule is the mean of the period.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OperandJson? Denominator { get; init; }

    /// <summary>The opening level, where the denominator is the mean of opening and closing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OperandJson? OpeningDenominator { get; init; }

    /// <summary>The plan that a completion is measured against.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanJson? Plan { get; init; }

    /// <summary>Figures that this one is computed from: the actual one (completion); now and then (growth).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FigureJson>? BasedOn { get; init; }

    /// <summary>Which kinds of postal points were counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NamedJson? PointSet { get; init; }

    /// <summary>How the value was rounded.</summary>
    public required RoundingJson Rounding { get; init; }

    /// <summary>Ledger position up to which facts counted.</summary>
    public required long LedgerPosition { get; init; }

    /// <summary>Version of the catalogue used: 64 hex digits.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>What a reader must know.</summary>
    public required IReadOnlyList<NoteJson> Notes { get; init; }
}
