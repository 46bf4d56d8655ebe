using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A row of a report.</summary>
/// <param name="Code">The layout's row.</param>
/// <param name="Style"><c>item</c> | <c>total</c> | <c>section</c>.</param>
/// <param name="Operator">The operator whose row it is; not written for the row itself.</param>
/// <param name="Cells">One per column.</param>
internal sealed record ReportRowJson(
    string Code,
    string Style,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Operator,
    IReadOnlyList<ReportCellJson> Cells);
