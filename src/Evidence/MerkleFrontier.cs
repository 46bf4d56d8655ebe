using System.Numerics;

namespace Telemetry.Evidence;

/// <summary>The tree's root while entries are added one after the other: as many hashes in memory as the number of entries has binary ones. One thread at a time.</summary>
public sealed class MerkleFrontier
{
    // Roots of complete trees, the largest first.
    private readonly List<byte[]> _peaks = [];

    /// <summary>Entries so far.</summary>
    public long Size { get; private set; }

    /// <summary>Adds the next entry.</summary>
    /// <param name="entryHash">32 bytes.</param>
    public void Add(ReadOnlySpan<byte> entryHash)
    {
        var node = MerkleHash.Leaf(entryHash);
        for (var merges = BitOperations.TrailingZeroCount(~Size); merges > 0; merges--)
        {
            node = MerkleHash.Node(_peaks[^1], node);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(node);
        Size++;
    }

    /// <summary>The root over the entries so far.</summary>
    public byte[] Root()
    {
        if (_peaks.Count == 0)
        {
            return MerkleHash.Empty;
        }

        var root = _peaks[^1];
        for (var i = _peaks.Count - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(_peaks[i], root);
        }

        return root;
    }
}
