using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>A unit with figures that a caller may read. Immutable.</summary>
/// <param name="Area">A province, the country, or what the caller's territory has of a province.</param>
/// <param name="Periods">Periods longer than a day with figures; months first, then other lengths, each the latest first. At least one.</param>
public sealed record CoveredUnit(Area Area, IReadOnlyList<Period> Periods);
