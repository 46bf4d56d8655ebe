using FsCheck;
using FsCheck.Fluent;
using Telemetry.Evidence;
using Telemetry.Storage.Evidence;

namespace Telemetry.Storage.Tests.Evidence;

/// <summary>The tree over entry hashes against a word-by-word one of RFC 9162.</summary>
public sealed class MerkleTests
{
    private const int Most = 5000;
    private static readonly byte[][] Entries = NaiveTree.Entries(Most);

    [Fact]
    public void Root_and_paths_of_every_small_tree_are_those_of_the_standard()
    {
        var frontier = new MerkleFrontier();
        Assert.Equal(NaiveTree.Root([]), frontier.Root());
        for (var n = 1; n <= 70; n++)
        {
            frontier.Add(Entries[n - 1]);
            Assert.Equal(NaiveTree.Root(Entries.AsSpan(0, n)), frontier.Root());
            for (var m = 1; m <= n; m++)
            {
                Require(m, n);
            }
        }
    }

    [Fact]
    public void Proofs_of_trees_of_any_size_are_those_of_the_standard_and_verify() =>
        Prop.ForAll(Sizes().ToArbitrary(), sizes => Require(sizes.Item1, sizes.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_proof_in_which_anything_is_changed_does_not_verify() => Prop.ForAll(Sizes().Where(s => s.Item1 < s.Item2).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (sizes, seed) =>
    {
        var (m, n) = sizes;
        var tree = Tree(n);
        var (earlier, root) = (tree.Root(m), tree.Root(n));
        var path = tree.Inclusion(m, n);
        var proof = tree.Consistency(m, n);

        Assert.NotEqual(root, MerklePath.RootOf(m, Entries[m - 1], n, Changed(path, seed)));
        Assert.NotEqual(root, MerklePath.RootOf(m, Entries[m], n, path));
        Assert.NotEqual(root, MerklePath.RootOf(m + 1, Entries[m - 1], n, path));
        Assert.Null(MerklePath.RootOf(m, Entries[m - 1], n, [.. path, root]));
        Assert.NotEqual(root, MerklePath.RootOf(m, Entries[m - 1], n, [.. path.Skip(1)]));
        Assert.False(MerklePath.IsConsistent(m, earlier, n, root, Changed(proof, seed)));
        Assert.False(MerklePath.IsConsistent(m, root, n, root, proof));
        Assert.False(MerklePath.IsConsistent(m, earlier, n, earlier, proof));
        Assert.False(MerklePath.IsConsistent(m, earlier, n, root, [.. proof, root]));
        Assert.False(MerklePath.IsConsistent(m, earlier, n, root, []));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void An_entry_is_found_by_its_hash()
    {
        var tree = Tree(Most);
        foreach (var sequence in new[] { 1, 1024, 1025, 2048, 4097, Most })
        {
            Assert.Equal(sequence, tree.Find(Entries[sequence - 1], Most));
        }

        Assert.Null(tree.Find(Entries[Most - 1], Most - 1));
        Assert.Null(tree.Find(NaiveTree.Root([]), Most));
    }

    [Fact]
    public void A_proof_reads_few_hashes_once_the_tree_is_filled()
    {
        var read = 0;
        var tree = new LedgerTree((from, count) =>
        {
            read += count;
            return Run(from, count);
        });
        tree.Root(Most);
        read = 0;

        tree.Inclusion(1500, Most);
        tree.Consistency(3333, Most);

        Assert.InRange(read, 1, 4 * LedgerTree.ChunkEntries);
    }

    private static Gen<(int, int)> Sizes() => from n in Gen.Choose(1, Most) from m in Gen.Choose(1, n) select (m, n);

    private static void Require(int m, int n)
    {
        var entries = Entries.AsSpan(0, n);
        var tree = Tree(n);
        var (path, proof) = (tree.Inclusion(m, n), tree.Consistency(m, n));

        Assert.Equal(NaiveTree.Path(m - 1, entries), path);
        Assert.Equal(NaiveTree.Proof(m, entries), proof);
        Assert.Equal(tree.Root(n), MerklePath.RootOf(m, Entries[m - 1], n, path));
        Assert.True(MerklePath.IsConsistent(m, tree.Root(m), n, tree.Root(n), proof));
    }

    private static LedgerTree Tree(int size) => new((from, count) => from + count - 1 <= size ? Run(from, count) : throw new InvalidDataException("there are no more"));

    private static byte[] Run(long from, int count) => [.. Entries.Skip((int)from - 1).Take(count).SelectMany(e => e)];

    private static List<byte[]> Changed(IReadOnlyList<byte[]> path, int seed)
    {
        var changed = path.Select(h => h.ToArray()).ToList();
        changed[seed % changed.Count][seed % MerkleHash.Bytes] ^= 1;
        return changed;
    }
}
