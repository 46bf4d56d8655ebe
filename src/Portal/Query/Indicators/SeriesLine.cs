using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>One unit over time. Immutable.</summary>
/// <param name="Area">The unit asked for.</param>
/// <param name="Figures">A figure for each period; null where the unit did not exist, nor anything that became it.</param>
public sealed record SeriesLine(Area Area, IReadOnlyList<Figure?> Figures);
