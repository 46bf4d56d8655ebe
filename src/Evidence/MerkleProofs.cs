namespace Telemetry.Evidence;

/// <summary>Makes the proofs that <see cref="MerklePath"/> verifies, from the hashes of a tree's parts.</summary>
public static class MerkleProofs
{
    /// <summary>Gives the root of the tree over a run of entries.</summary>
    /// <param name="from">Entries before the run.</param>
    /// <param name="count">Entries in it, at least 1.</param>
    public delegate byte[] Part(long from, long count);

    /// <summary>The hashes that lead from an entry to the root, RFC 9162, 2.1.3.1.</summary>
    /// <param name="part">The tree.</param>
    /// <param name="sequence">The entry's position, from 1 to <paramref name="size"/>.</param>
    /// <param name="size">Entries in the tree.</param>
    public static IReadOnlyList<byte[]> Inclusion(Part part, long sequence, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, size);
        var path = new List<byte[]>();
        var (index, from, count) = (sequence - 1, 0L, size);
        while (count > 1)
        {
            var left = Split(count);
            if (index < left)
            {
                path.Add(part(from + left, count - left));
                count = left;
            }
            else
            {
                path.Add(part(from, left));
                (index, from, count) = (index - left, from + left, count - left);
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>The hashes by which the later tree is seen to begin with the earlier one, RFC 9162, 2.1.4.1.</summary>
    /// <param name="part">The tree.</param>
    /// <param name="earlier">Entries in the earlier tree, from 1 to <paramref name="size"/>.</param>
    /// <param name="size">Entries in the later tree.</param>
    public static IReadOnlyList<byte[]> Consistency(Part part, long earlier, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(earlier, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, size);
        var path = new List<byte[]>();
        var (kept, from, count, isWhole) = (earlier, 0L, size, true);
        while (kept < count)
        {
            var left = Split(count);
            if (kept <= left)
            {
                path.Add(part(from + left, count - left));
                count = left;
            }
            else
            {
                path.Add(part(from, left));
                (kept, from, count, isWhole) = (kept - left, from + left, count - left, false);
            }
        }

        if (!isWhole)
        {
            path.Add(part(from, count));
        }

        path.Reverse();
        return path;
    }

    /// <summary>Entries in the left half: the largest power of two below the count.</summary>
    /// <param name="count">At least 2.</param>
    public static long Split(long count) => 1L << (63 - (int)long.LeadingZeroCount(count - 1));
}
