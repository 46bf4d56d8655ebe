using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A figure as the public API gives it. Names and closed lists are stable.</summary>
internal sealed record FigureJson
{
    /// <summary>What was asked: an indicator's or metric's code, perhaps with a prefix.</summary>
    public required string Indicator { get; init; }

    /// <summary>Vietnamese name of it.</summary>
    public required string IndicatorName { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string Area { get; init; }

    /// <summary>Identity of the unit: code@valid-from.</summary>
    public required string AreaKey { get; init; }

    /// <summary>Vietnamese name of the unit.</summary>
    public required string AreaName { get; init; }

    /// <summary>The day whose unit was asked for, yyyy-MM-dd; not written where that is the period's last day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Boundaries { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>A source's code; <c>all</c>: the computed total.</summary>
    public required string Operator { get; init; }

    /// <summary>Rounded as declared, half away from zero; null where absent.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Before rounding; null where absent.</summary>
    public required decimal? Exact { get; init; }

    /// <summary>The value in Vietnamese format: 117,35; null where absent.</summary>
    public required string? Text { get; init; }

    /// <summary>The catalogue's unit code.</summary>
    public required string Unit { get; init; }

    /// <summary><c>complete</c> | <c>partial</c> | <c>missing</c>.</summary>
    public required string Status { get; init; }

    /// <summary>True where the share of a divided unit was estimated for it; else not written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsEstimated { get; init; }

    /// <summary><c>outside</c>: in the form for readers outside; not written where the figure is given in full.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Form { get; init; }

    /// <summary>Why there is no value, of <see cref="PublicNames"/>' closed list; not written where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The reason in words; not written where there is a value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WordsJson? ReasonText { get; init; }

    /// <summary>The edition that says it; not written where it is provisional, or was asked for as such.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FigurePublicationJson? Publication { get; init; }

    /// <summary>Where the figure comes from.</summary>
    public required PassportJson Passport { get; init; }
}
