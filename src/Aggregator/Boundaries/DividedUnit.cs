using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>A unit that lies only partly in the unit asked for and whose value is not divided, because no weights tell how.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="AppearsIn">The lowest unit of the boundaries asked for that holds all of it: where its value is counted.</param>
public sealed record DividedUnit(Area Unit, Area AppearsIn);
