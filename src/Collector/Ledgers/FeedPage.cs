using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Ledgers;

/// <summary>A piece of the ledger's feed.</summary>
/// <param name="Decisions">Entries in order of position; of their headers only position and time are given.</param>
/// <param name="Through">Position through which the ledger was read for them.</param>
/// <param name="Head">The ledger's last position.</param>
/// <param name="CatalogueVersion">The catalogue in use.</param>
internal sealed record FeedPage(IReadOnlyList<LedgerEntry> Decisions, long Through, long Head, string CatalogueVersion);
