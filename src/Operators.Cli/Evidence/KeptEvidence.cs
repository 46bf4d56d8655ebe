using Telemetry.Evidence;

namespace Telemetry.Operators.Cli.Evidence;

/// <summary>What a person kept and gives to be verified.</summary>
/// <param name="Receipt">A receipt; null: none.</param>
/// <param name="Checkpoint">A checkpoint; null: none.</param>
/// <param name="Proof">The proof of an entry; null: none.</param>
/// <param name="Keys">SubjectPublicKeyInfo of each key that is trusted; none: the fingerprints are compared by the person.</param>
internal sealed record KeptEvidence(EntryReceipt? Receipt, Checkpoint? Checkpoint, EntryProof? Proof, IReadOnlyList<byte[]> Keys);
