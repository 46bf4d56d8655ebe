namespace Telemetry.Portal.Reports;

/// <summary>A cell of a report's head.</summary>
/// <param name="Text">The heading.</param>
/// <param name="Row">Row in the head, from 0.</param>
/// <param name="Column">First column, from 0.</param>
/// <param name="Rows">Rows that it spans.</param>
/// <param name="Columns">Columns that it spans.</param>
public sealed record ReportHeading(string Text, int Row, int Column, int Rows, int Columns);
