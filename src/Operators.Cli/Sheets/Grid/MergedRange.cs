namespace Telemetry.Operators.Cli.Sheets.Grid;

/// <summary>Cells merged into one; the value is that of the first row's first column.</summary>
internal sealed record MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);
