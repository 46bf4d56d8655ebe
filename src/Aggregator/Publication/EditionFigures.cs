namespace Telemetry.Aggregator.Publication;

/// <summary>The two files of an edition: the same figures, in full, and as readers outside may have them.</summary>
/// <param name="Full">In full.</param>
/// <param name="Outside">Totals alone, in the form for readers outside.</param>
public sealed record EditionFigures(EditionContent Full, EditionContent Outside);
