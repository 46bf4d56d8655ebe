using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>One cell's figure.</summary>
/// <param name="Area">Code of the unit.</param>
/// <param name="Metric">The metric.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Received">As it stands there.</param>
/// <param name="Value">In the metric's unit; null: there is none.</param>
/// <param name="Absence">Why there is none.</param>
internal sealed record SheetEntry(string Area, KnownMetric Metric, CellAddress At, string Received, decimal? Value, AbsenceMeaning? Absence);
