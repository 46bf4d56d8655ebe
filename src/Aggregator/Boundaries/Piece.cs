using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>A unit of another day that holds a unit, or a part of it.</summary>
/// <param name="Unit">The unit of the other day.</param>
/// <param name="Share">How much of the unit it holds; null where that is not known.</param>
internal readonly record struct Piece(Area Unit, Share? Share);
