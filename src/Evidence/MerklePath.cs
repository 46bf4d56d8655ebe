namespace Telemetry.Evidence;

/// <summary>Verifies the two proofs of RFC 9162: that an entry is in a tree (2.1.3.2), and that a tree goes on from an earlier one (2.1.4.2).</summary>
public static class MerklePath
{
    /// <summary>Most hashes of a path: a tree of 2^63 entries.</summary>
    public const int Longest = 128;

    /// <summary>The root that a path leads to from an entry; null where the path does not fit.</summary>
    /// <param name="sequence">The entry's position, from 1.</param>
    /// <param name="entryHash">The entry's hash, 32 bytes.</param>
    /// <param name="size">Entries in the tree.</param>
    /// <param name="path">Hashes from the leaf to the root.</param>
    public static byte[]? RootOf(long sequence, ReadOnlySpan<byte> entryHash, long size, IReadOnlyList<byte[]> path)
    {
        if (sequence < 1 || sequence > size)
        {
            return null;
        }

        var (first, last, root) = (sequence - 1, size - 1, MerkleHash.Leaf(entryHash));
        foreach (var step in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((first & 1) == 1 || first == last)
            {
                root = MerkleHash.Node(step, root);
                while ((first & 1) == 0 && first != 0)
                {
                    (first, last) = (first >> 1, last >> 1);
                }
            }
            else
            {
                root = MerkleHash.Node(root, step);
            }

            (first, last) = (first >> 1, last >> 1);
        }

        return last == 0 ? root : null;
    }

    /// <summary>Whether the tree of <paramref name="to"/> entries begins with that of <paramref name="from"/> entries.</summary>
    /// <param name="from">Entries in the earlier tree, at least 1.</param>
    /// <param name="fromRoot">Its root.</param>
    /// <param name="to">Entries in the later tree.</param>
    /// <param name="toRoot">Its root.</param>
    /// <param name="path">The proof's hashes.</param>
    public static bool IsConsistent(long from, ReadOnlySpan<byte> fromRoot, long to, ReadOnlySpan<byte> toRoot, IReadOnlyList<byte[]> path)
    {
        if (from < 1 || from > to)
        {
            return false;
        }

        if (from == to)
        {
            return path.Count == 0 && fromRoot.SequenceEqual(toRoot);
        }

        // A complete tree is a node of the later one by itself, and is not sent.
        var steps = long.IsPow2(from) ? [fromRoot.ToArray(), .. path] : path;
        if (steps.Count == 0)
        {
            return false;
        }

        var (first, last) = (from - 1, to - 1);
        while ((first & 1) == 1)
        {
            (first, last) = (first >> 1, last >> 1);
        }

        var (earlier, later) = (steps[0], steps[0]);
        foreach (var step in steps.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((first & 1) == 1 || first == last)
            {
                (earlier, later) = (MerkleHash.Node(step, earlier), MerkleHash.Node(step, later));
                while ((first & 1) == 0 && first != 0)
                {
                    (first, last) = (first >> 1, last >> 1);
                }
            }
            else
            {
                later = MerkleHash.Node(later, step);
            }

            (first, last) = (first >> 1, last >> 1);
        }

        return last == 0 && fromRoot.SequenceEqual(earlier) && toRoot.SequenceEqual(later);
    }
}
