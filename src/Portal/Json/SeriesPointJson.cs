using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>One period of a series; the fields as in <see cref="FigureJson"/>. A bare code may mean another unit in another period.</summary>
internal sealed record SeriesPointJson
{
    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>Identity of the unit that bore the code on the period's last day, or on the day of the boundaries.</summary>
    public required string AreaKey { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string AreaName { get; init; }

    /// <summary>Rounded as declared; null where absent.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Before rounding; null where absent.</summary>
    public required decimal? Exact { get; init; }

    /// <summary>The value in Vietnamese format; null where absent.</summary>
    public required string? Text { get; init; }

    /// <summary><c>complete</c> | <c>partial</c> | <c>missing</c>.</summary>
    public required string Status { get; init; }

    /// <summary>True where the share of a divided unit was estimated for it; else not written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsEstimated { get; init; }

    /// <summary>Number of the edition that says it; not written where it is provisional.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Edition { get; init; }

    /// <summary>Why there is no value; not written where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The reason in words; not written where there is a value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WordsJson? ReasonText { get; init; }
}
