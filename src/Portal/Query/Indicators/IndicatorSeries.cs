using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>Units over time, with what happened meanwhile. Immutable.</summary>
/// <param name="Periods">The periods, in order.</param>
/// <param name="Lines">The units, the chosen one first; each is followed by those that stood in its place at other times.</param>
/// <param name="Breaks">Changes of definition within it.</param>
/// <param name="Changes">What happened to the units within it.</param>
public sealed record IndicatorSeries(
    IReadOnlyList<Period> Periods,
    IReadOnlyList<SeriesLine> Lines,
    IReadOnlyList<(Metric Metric, DefinitionBreak Break)> Breaks,
    IReadOnlyList<UnitChange> Changes);
