using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.Operators.Cli.Figures;

/// <summary>A figure as <c>--json</c> writes it; the table is made of the same.</summary>
internal sealed record FigureRow
{
    public required string Indicator { get; init; }

    public required string IndicatorName { get; init; }

    public required string Area { get; init; }

    public required string AreaKey { get; init; }

    public required string AreaName { get; init; }

    public required string Period { get; init; }

    /// <summary>The day whose boundaries the area is of; absent: the period's last day.</summary>
    public required string? Boundaries { get; init; }

    public required string Operator { get; init; }

    /// <summary>Rounded as declared, with its trailing zeros; absent where there is none.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Before rounding.</summary>
    public required decimal? Exact { get; init; }

    /// <summary>The catalogue's unit code.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit in Vietnamese, for a table.</summary>
    [JsonIgnore]
    public string UnitName { get; init; } = "";

    public required FigureRowStatus Status { get; init; }

    public required bool IsEstimated { get; init; }

    /// <summary>Why there is no value, a code; absent where there is one.</summary>
    public required string? Reason { get; init; }

    /// <summary>The same in Vietnamese and English, for a table.</summary>
    [JsonIgnore]
    public (string Vietnamese, string English) ReasonText { get; init; }

    /// <summary>The edition that says it, as /api/v1/figures has it; absent where it is provisional.</summary>
    public required JsonElement? Publication { get; init; }

    /// <summary>As /api/v1/figures has it; only with <c>--passport</c>.</summary>
    public required JsonElement? Passport { get; init; }
}
