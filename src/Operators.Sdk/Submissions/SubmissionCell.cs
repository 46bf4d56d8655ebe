namespace Telemetry.Operators;

/// <summary>One cell of a submission, in either form.</summary>
/// <param name="Row">Row of the table, or position in the list.</param>
/// <param name="Column">Column of the table; 0 in a list.</param>
/// <param name="Metric">Metric code.</param>
/// <param name="Area">Area code.</param>
/// <param name="State">Present, or why there is no value.</param>
/// <param name="Decimals">Decimals by which the value is scaled.</param>
/// <param name="Scaled">The exact value × 10^<paramref name="Decimals"/>; not used when <paramref name="IsNumber"/>.</param>
/// <param name="IsNumber">Whether the cell is of the floating-point form.</param>
/// <param name="Number">The floating-point value.</param>
internal readonly record struct SubmissionCell(
    int Row, int Column, string Metric, string Area, CellState State, int Decimals, long Scaled, bool IsNumber, double Number);
