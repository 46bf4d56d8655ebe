namespace Telemetry.Aggregator.Indicators;

/// <summary>A ledger position at which a figure became another.</summary>
/// <param name="Sequence">The ledger entry that changed it.</param>
/// <param name="Before">The figure as known before the entry.</param>
/// <param name="After">The figure as known with it.</param>
public sealed record FigureChange(long Sequence, Figure Before, Figure After);
