using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>What happened to a unit on a day. Immutable.</summary>
/// <param name="On">First day after it.</param>
/// <param name="Unit">The unit as it was from that day on; where it ended, as it was before.</param>
/// <param name="From">What went into it.</param>
/// <param name="Into">What it went into, where it ended under another code.</param>
/// <param name="Below">Units right below it that are new since that day.</param>
public sealed record UnitChange(DateOnly On, Area Unit, IReadOnlyList<Succession> From, IReadOnlyList<Succession> Into, int Below);
