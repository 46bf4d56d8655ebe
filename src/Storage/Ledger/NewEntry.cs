namespace Telemetry.Storage.Ledger;

/// <summary>What is to be appended. The buffers must stay unchanged until the append has returned.</summary>
/// <param name="Kind">What it records.</param>
/// <param name="Source">Whose it is: a source's code; <c>-</c> for the service itself.</param>
/// <param name="SubmissionId">Unique per source for ever, 1 to 128 characters.</param>
/// <param name="Payload">Canonical content.</param>
/// <param name="PayloadHash">SHA-256 of the payload, 32 bytes.</param>
/// <param name="Outcome">Encoded outcome; empty for entries without one.</param>
public sealed record NewEntry(EntryKind Kind, string Source, string SubmissionId, ReadOnlyMemory<byte> Payload, byte[] PayloadHash, ReadOnlyMemory<byte> Outcome);
