using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>A source's line of a matrix.</summary>
/// <param name="Source">Who owes.</param>
/// <param name="Cells">One for each column; null where nothing is owed.</param>
public sealed record CompletenessLine(Source Source, IReadOnlyList<CompletenessCell?> Cells);
