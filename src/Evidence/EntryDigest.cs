using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Evidence;

/// <summary>
/// The hash that chains a ledger's entries. SHA-256 over these bytes, integers little-endian:
/// <code>
/// 32  hash of the entry before; zeros for the first
///  8  sequence
///  8  time, milliseconds since 1970-01-01T00:00:00Z
///  1  kind
///  4  bytes of the source, then the source in UTF-8
///  4  bytes of the submission id, then the submission id in UTF-8
/// 32  SHA-256 of the payload
/// 32  SHA-256 of the outcome (of no bytes where there is none)
/// </code>
/// Anyone who holds the payload, the receipt and the entry before can compute it.
/// </summary>
public static class EntryDigest
{
    private const int FixedBytes = 32 + 8 + 8 + 1 + 4 + 4 + 32 + 32;

    /// <summary>The hash, 32 bytes.</summary>
    public static byte[] Compute(
        ReadOnlySpan<byte> previous, long sequence, DateTimeOffset time, byte kind, string source, string submissionId, ReadOnlySpan<byte> payloadHash, ReadOnlySpan<byte> outcomeHash)
    {
        var most = FixedBytes + (3 * (source.Length + submissionId.Length));
        var bytes = most <= 1024 ? stackalloc byte[1024] : new byte[most];
        previous.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[40..], time.ToUnixTimeMilliseconds());
        bytes[48] = kind;
        var at = 49;
        at += WriteText(bytes[at..], source);
        at += WriteText(bytes[at..], submissionId);
        payloadHash.CopyTo(bytes[at..]);
        outcomeHash.CopyTo(bytes[(at + 32)..]);
        return SHA256.HashData(bytes[..(at + 64)]);
    }

    private static int WriteText(Span<byte> target, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, target[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(target, length);
        return length + 4;
    }
}
