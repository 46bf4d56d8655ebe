using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Publication;

/// <summary>What an edition's file says of itself.</summary>
/// <param name="Unit">The unit: a province or the country.</param>
/// <param name="Period">The period.</param>
/// <param name="Number">Number of the edition, from 1.</param>
/// <param name="IsOutside">Whether it holds totals in the form for readers outside; otherwise the figures in full.</param>
/// <param name="Position">Ledger position as of which the figures were computed.</param>
/// <param name="Catalogue">The catalogue that they were computed by, 64 hex digits.</param>
public sealed record EditionHead(AreaKey Unit, Period Period, int Number, bool IsOutside, long Position, string Catalogue);
