using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A reported cell that came, or came again, after an edition.</summary>
/// <param name="Source">Source code; <c>plan:</c> + source code for plans.</param>
/// <param name="Metric">Metric code.</param>
/// <param name="MetricName">Vietnamese name of it.</param>
/// <param name="AreaKey">The unit.</param>
/// <param name="AreaName">Its Vietnamese name.</param>
/// <param name="Period">The period that it was reported for.</param>
/// <param name="Receipt">Ledger sequence of the submission.</param>
/// <param name="Old">Value at the edition; not written where it had none.</param>
/// <param name="New">Value since; not written where it has none.</param>
internal sealed record ChangedCellJson(
    string Source,
    string Metric,
    string MetricName,
    string AreaKey,
    string AreaName,
    string Period,
    long Receipt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Old,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? New);
