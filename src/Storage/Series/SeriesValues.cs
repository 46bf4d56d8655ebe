using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series;

/// <summary>One metric's column in a slice.</summary>
/// <param name="Metric">Metric code.</param>
/// <param name="Decimals">Decimals by which the values are scaled.</param>
/// <param name="Values">Scaled value per area; 0 where not present.</param>
/// <param name="States">State per area; meaningless where the sequence is 0.</param>
/// <param name="Sequences">Ledger sequence of the revision per area; 0 where the cell was never reported.</param>
public sealed record SeriesValues(string Metric, int Decimals, long[] Values, CellState[] States, long[] Sequences);
