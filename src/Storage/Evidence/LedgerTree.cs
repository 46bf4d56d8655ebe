using System.Buffers.Binary;
using Telemetry.Evidence;

namespace Telemetry.Storage.Evidence;

/// <summary>
/// The tree over a ledger's entry hashes. In memory it keeps a hash for each <see cref="ChunkEntries"/> entries with those above them, and the first four bytes of each entry's hash, by
/// which an entry is found: about 4.1 MB for a million entries. What lies below is read from the ledger, at most 2,048 hashes for a proof. Filled when it is first asked. Thread-safe.
/// </summary>
/// <param name="hashes">Reads the hashes of entries: first position, how many.</param>
public sealed class LedgerTree(Func<long, int, byte[]> hashes)
{
    /// <summary>Entries whose tree is kept as one hash: a power of two.</summary>
    public const int ChunkEntries = 1024;

    private readonly Lock _one = new();
    private readonly List<uint[]> _marks = [];

    // _levels[k][i] is the root over 2^k chunks from chunk i * 2^k on.
    private readonly List<List<byte[]>> _levels = [[]];

    /// <summary>The root over the first entries.</summary>
    /// <param name="size">How many, from 0; the ledger has them.</param>
    /// <param name="cancellationToken">Ends the filling early; what was read stays.</param>
    public byte[] Root(long size, CancellationToken cancellationToken = default) => size == 0 ? MerkleHash.Empty : With(size, part => part(0, size), cancellationToken);

    /// <summary>The path from an entry to the root over the first <paramref name="size"/> entries.</summary>
    public IReadOnlyList<byte[]> Inclusion(long sequence, long size, CancellationToken cancellationToken = default) =>
        With(size, part => MerkleProofs.Inclusion(part, sequence, size), cancellationToken);

    /// <summary>The proof that the tree over <paramref name="size"/> entries begins with that over <paramref name="earlier"/>.</summary>
    public IReadOnlyList<byte[]> Consistency(long earlier, long size, CancellationToken cancellationToken = default) =>
        With(size, part => MerkleProofs.Consistency(part, earlier, size), cancellationToken);

    /// <summary>Position of the entry with that hash among the first <paramref name="size"/>; null where none has it.</summary>
    /// <param name="hash">32 bytes.</param>
    /// <param name="size">Entries to look through.</param>
    /// <param name="cancellationToken">Ends the filling early.</param>
    public long? Find(ReadOnlyMemory<byte> hash, long size, CancellationToken cancellationToken = default)
    {
        uint[][] marks;
        lock (_one)
        {
            FillTo(size, cancellationToken);
            marks = [.. _marks];
        }

        var mark = MarkOf(hash.Span);
        for (var chunk = 0; chunk < marks.Length; chunk++)
        {
            for (var at = Array.IndexOf(marks[chunk], mark); at >= 0; at = Array.IndexOf(marks[chunk], mark, at + 1))
            {
                var sequence = ((long)chunk * ChunkEntries) + at + 1;
                if (sequence <= size && hashes(sequence, 1).AsSpan().SequenceEqual(hash.Span))
                {
                    return sequence;
                }
            }
        }

        var kept = (long)marks.Length * ChunkEntries;
        return kept >= size ? null : FindIn(hashes(kept + 1, (int)(size - kept)), hash.Span) is { } rest ? kept + rest + 1 : null;
    }

    private static int? FindIn(ReadOnlySpan<byte> run, ReadOnlySpan<byte> hash)
    {
        for (var i = 0; i < run.Length / MerkleHash.Bytes; i++)
        {
            if (run.Slice(i * MerkleHash.Bytes, MerkleHash.Bytes).SequenceEqual(hash))
            {
                return i;
            }
        }

        return null;
    }

    private static uint MarkOf(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt32LittleEndian(hash);

    private static byte[] RootOf(ReadOnlySpan<byte> run)
    {
        var frontier = new MerkleFrontier();
        for (var at = 0; at < run.Length; at += MerkleHash.Bytes)
        {
            frontier.Add(run.Slice(at, MerkleHash.Bytes));
        }

        return frontier.Root();
    }

    private T With<T>(long size, Func<MerkleProofs.Part, T> ask, CancellationToken cancellationToken)
    {
        lock (_one)
        {
            FillTo(size, cancellationToken);
        }

        // The chunks that one proof looks into: that of the entry, and the last ones of the trees.
        var read = new Dictionary<long, byte[]>();
        return ask(Part);

        byte[] Part(long from, long count)
        {
            if (count >= ChunkEntries && long.IsPow2(count) && from % count == 0)
            {
                lock (_one)
                {
                    return _levels[(int)long.Log2(count / ChunkEntries)][(int)(from / count)];
                }
            }

            if (count <= ChunkEntries)
            {
                return RootOf(Run(from, (int)count));
            }

            var left = MerkleProofs.Split(count);
            return MerkleHash.Node(Part(from, left), Part(from + left, count - left));
        }

        // Parts of up to a chunk never cross from one chunk into the next: they begin where their size divides.
        ReadOnlySpan<byte> Run(long from, int count)
        {
            var first = from / ChunkEntries * ChunkEntries;
            if (!read.TryGetValue(first, out var chunk))
            {
                chunk = hashes(first + 1, (int)Math.Min(ChunkEntries, size - first));
                read.Add(first, chunk);
            }

            return chunk.AsSpan((int)(from - first) * MerkleHash.Bytes, count * MerkleHash.Bytes);
        }
    }

    private void FillTo(long size, CancellationToken cancellationToken)
    {
        while ((_marks.Count + 1L) * ChunkEntries <= size)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var run = hashes(((long)_marks.Count * ChunkEntries) + 1, ChunkEntries);
            var marks = new uint[ChunkEntries];
            for (var i = 0; i < marks.Length; i++)
            {
                marks[i] = MarkOf(run.AsSpan(i * MerkleHash.Bytes));
            }

            AddRoot(RootOf(run));
            _marks.Add(marks);
        }
    }

    private void AddRoot(byte[] root)
    {
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
            {
                _levels.Add([]);
            }

            var row = _levels[level];
            row.Add(root);
            if (row.Count % 2 == 1)
            {
                return;
            }

            root = MerkleHash.Node(row[^2], row[^1]);
        }
    }
}
