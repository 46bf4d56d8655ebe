using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Query.Publication;

/// <summary>An edition to be published, with its files, which do not lie in the ledger yet.</summary>
/// <param name="Draft">The edition; positions of its files are 0.</param>
/// <param name="Full">The figures in full.</param>
/// <param name="Outside">Totals in the form for readers outside.</param>
public sealed record EditionOrder(EditionDraft Draft, byte[] Full, byte[] Outside);
