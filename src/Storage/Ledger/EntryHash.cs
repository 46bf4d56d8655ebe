using Telemetry.Evidence;

namespace Telemetry.Storage.Ledger;

/// <summary>The hash that chains entries: <see cref="EntryDigest"/> says over what.</summary>
public static class EntryHash
{
    /// <summary>The hash, 32 bytes.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> previous, long sequence, DateTimeOffset time, EntryKind kind, string source, string submissionId, ReadOnlySpan<byte> payloadHash, ReadOnlySpan<byte> outcomeHash) =>
        EntryDigest.Compute(previous, sequence, time, (byte)kind, source, submissionId, payloadHash, outcomeHash);
}
