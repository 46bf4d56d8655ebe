using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>A divided unit of which a share was counted, by the weights of the catalogue's lineage.</summary>
/// <param name="Unit">The divided unit.</param>
/// <param name="Share">The share counted, 0 to 1, to 6 decimals.</param>
public sealed record EstimatedShare(Area Unit, decimal Share);
