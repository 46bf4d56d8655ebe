using Telemetry.Operators.Cli.Sheets.Known;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>A row whose figures are to be read.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Label">As written.</param>
/// <param name="Unit">The unit; null: the row of the sum.</param>
internal sealed record RowReading(int Row, string Label, KnownUnit? Unit);
