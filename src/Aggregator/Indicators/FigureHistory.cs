namespace Telemetry.Aggregator.Indicators;

/// <summary>How a figure came to be what it is.</summary>
/// <param name="Figure">The figure at the position asked for.</param>
/// <param name="Changes">Its changes up to there, the latest first.</param>
/// <param name="IsWhole">Whether these are all; false where earlier entries were not looked at any more.</param>
public sealed record FigureHistory(Figure Figure, IReadOnlyList<FigureChange> Changes, bool IsWhole);
