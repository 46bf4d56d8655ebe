using Telemetry.Evidence;

namespace Telemetry.Collector.Hosting;

/// <summary>Evidence that was kept outside the ledger.</summary>
/// <param name="Receipt">A receipt; null: none.</param>
/// <param name="Checkpoint">A checkpoint; null: none.</param>
/// <param name="Keys">SubjectPublicKeyInfo of each key to trust; none: whose key signed is not checked.</param>
internal sealed record GivenEvidence(EntryReceipt? Receipt, Checkpoint? Checkpoint, IReadOnlyList<byte[]> Keys);
