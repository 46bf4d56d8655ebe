using System.Security.Cryptography;

namespace Telemetry.Evidence;

/// <summary>
/// The two hashes of the tree over entry hashes, as RFC 9162, 2.1 has them: a leaf is SHA-256(0x00 ‖ entry hash), a node SHA-256(0x01 ‖ left ‖ right), the root of no
/// entries SHA-256 of no bytes. The first byte keeps a node from being passed off as a leaf.
/// </summary>
public static class MerkleHash
{
    /// <summary>Bytes of every hash.</summary>
    public const int Bytes = SHA256.HashSizeInBytes;

    /// <summary>Root of a tree without entries.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The leaf of an entry.</summary>
    /// <param name="entryHash">32 bytes.</param>
    public static byte[] Leaf(ReadOnlySpan<byte> entryHash)
    {
        Span<byte> bytes = stackalloc byte[1 + Bytes];
        bytes[0] = 0;
        entryHash.CopyTo(bytes[1..]);
        return SHA256.HashData(bytes[..(1 + entryHash.Length)]);
    }

    /// <summary>The node over two.</summary>
    /// <param name="left">32 bytes.</param>
    /// <param name="right">32 bytes.</param>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Bytes)];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Bytes)..]);
        return SHA256.HashData(bytes);
    }
}
