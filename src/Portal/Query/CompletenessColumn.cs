using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>A period of a matrix.</summary>
/// <param name="Period">The period.</param>
/// <param name="Due">Its due days in what is shown, ascending; empty where nothing is owed.</param>
public sealed record CompletenessColumn(Period Period, IReadOnlyList<DateOnly> Due);
