using Telemetry.Catalogue;

namespace Telemetry.Portal.Reports;

/// <summary>A row of a report.</summary>
/// <param name="Code">The layout's row.</param>
/// <param name="Operator">The operator whose row it is; null for the row itself.</param>
/// <param name="Style">How it is printed.</param>
/// <param name="Cells">One per column.</param>
public sealed record ReportLine(string Code, string? Operator, ReportRowStyle Style, IReadOnlyList<ReportCell> Cells);
