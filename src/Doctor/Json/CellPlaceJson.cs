namespace Telemetry.Doctor.Json;

/// <summary>Where a number stands in a table, all from 0.</summary>
/// <param name="Table">The table among the report's.</param>
/// <param name="Row">The row, heading rows counted.</param>
/// <param name="Column">The column.</param>
public sealed record CellPlaceJson(int Table, int Row, int Column);
