using Telemetry.Evidence;

namespace Telemetry.Operators.Cli.Evidence;

/// <summary>What a person kept and gives to be verified.</summary>
/// <param name="Receipt">A receipt; null: none.</param>
/// <param name="Checkpoint">A checkpoint; null: none.</param>
/// <param name="Proof">The proof of an entry; null: none.</param>
/// <param name="Key">SubjectPublicKeyInfo of the key that is trusted; null: the fingerprint is compared by the person.</param>
internal sealed record KeptEvidence(EntryReceipt? Receipt, Checkpoint? Checkpoint, EntryProof? Proof, byte[]? Key);
