using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>One unit over time. Immutable.</summary>
/// <param name="Area">The unit: one asked for, or one that stood in its place at another time.</param>
/// <param name="Figures">The unit's own figure for each period; null where it did not exist.</param>
public sealed record SeriesLine(Area Area, IReadOnlyList<Figure?> Figures);
