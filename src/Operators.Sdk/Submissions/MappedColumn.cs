namespace Telemetry.Operators;

/// <summary>Where a metric's values come from when a table is built from a data table or data reader.</summary>
/// <param name="Name">Name of the column there; found in any case where no other matches exactly.</param>
/// <param name="Metric">Metric code; in a plan also an indicator's.</param>
/// <param name="Decimals">The catalogue's decimals for the metric, 0 to 18. Default: 0.</param>
/// <param name="WhenNull">What NULL means. Default: null, which makes it an error: nobody guesses why a figure is missing.</param>
public sealed record MappedColumn(string Name, string Metric, int Decimals = 0, CellState? WhenNull = null);
