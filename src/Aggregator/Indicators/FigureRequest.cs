using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>A query whose item was found and whose position is fixed.</summary>
internal sealed record FigureRequest(FigureItem Item, Area Area, Period Period, string Operator, long AsOf);
