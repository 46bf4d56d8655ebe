using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/series</c>.</summary>
/// <param name="Metric">What was asked.</param>
/// <param name="MetricName">Vietnamese name of it.</param>
/// <param name="Area">The unit as asked.</param>
/// <param name="Operator">A source's code; <c>all</c>: the computed total.</param>
/// <param name="Unit">The catalogue's unit code.</param>
/// <param name="Points">One a period, first to last.</param>
/// <param name="Breaks">Changes of definition within the series, in order of day.</param>
/// <param name="AsOf">Ledger position that all points were computed at.</param>
internal sealed record SeriesJson(
    string Metric,
    string MetricName,
    string Area,
    string Operator,
    string Unit,
    IReadOnlyList<SeriesPointJson> Points,
    IReadOnlyList<BreakJson> Breaks,
    long AsOf)
{
    /// <summary>The day whose unit was asked for, yyyy-MM-dd; not written where none was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Boundaries { get; init; }
}
