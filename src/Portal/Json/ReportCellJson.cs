using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A cell of a report. What does not apply to it is not written.</summary>
internal sealed record ReportCellJson
{
    /// <summary><c>empty</c> | <c>text</c> | <c>number</c> | <c>absent</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>As shown, in Vietnamese number format.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>In the unit shown, rounded as shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Value { get; init; }

    /// <summary>In the unit shown, not rounded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Exact { get; init; }

    /// <summary><c>complete</c> | <c>partial</c> | <c>missing</c>, of a figure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    /// <summary>Why there is no figure, of <see cref="PublicNames"/>' closed list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Address of the figure's passport page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Passport { get; init; }

    /// <summary>Numbers of its notes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Notes { get; init; }
}
