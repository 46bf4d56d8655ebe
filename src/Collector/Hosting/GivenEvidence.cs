using Telemetry.Evidence;

namespace Telemetry.Collector.Hosting;

/// <summary>Evidence that was kept outside the ledger.</summary>
/// <param name="Receipt">A receipt; null: none.</param>
/// <param name="Checkpoint">A checkpoint; null: none.</param>
/// <param name="Key">SubjectPublicKeyInfo of the key to trust; null: whichever signed.</param>
internal sealed record GivenEvidence(EntryReceipt? Receipt, Checkpoint? Checkpoint, byte[]? Key);
