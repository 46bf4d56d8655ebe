namespace Telemetry.Operators;

/// <summary>Where a metric's values come from when a table is built from objects.</summary>
/// <typeparam name="T">The objects' type.</typeparam>
/// <param name="Metric">Metric code; in a plan also an indicator's.</param>
/// <param name="Value">The value of an object in the metric's unit; null: it has none.</param>
/// <param name="Decimals">The catalogue's decimals for the metric, 0 to 18. Default: 0.</param>
/// <param name="WhenNull">What a missing value means. Default: null, which makes it an error: nobody guesses why a figure is missing.</param>
public sealed record RecordColumn<T>(string Metric, Func<T, decimal?> Value, int Decimals = 0, CellState? WhenNull = null);
