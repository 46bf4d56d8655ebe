using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Storage.Tests.Series.Embedded;

public sealed class BlockTests
{
    private static readonly BlockKey Key = new(Sample.June, 0, 0);

    [Fact]
    public void Merged_blocks_read_like_one_that_was_written_at_once()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var dictionaries = new StoreDictionaries();
            var patches = Patches(seed);
            var whole = Block(dictionaries, patches);
            using var merged = new BlockWriter();
            merged.Clear();
            var random = new Random(seed);
            for (var i = 0; i < patches.Count;)
            {
                var count = Math.Min(1 + random.Next(4), patches.Count - i);
                merged.Add(BlockHeader.Read(Block(dictionaries, patches.GetRange(i, count))));
                i += count;
            }

            Assert.Equal(whole, merged.Finish().ToArray());
        }
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var dictionaries = new StoreDictionaries();
        var block = Block(dictionaries, Patches(3));
        for (var i = 0; i < block.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                block[i] ^= (byte)(1 << bit);
                Assert.Throws<InvalidDataException>(() => BlockHeader.Read(block));
                block[i] ^= (byte)(1 << bit);
            }

            Assert.Throws<InvalidDataException>(() => BlockHeader.Read(block.AsSpan(0, i)));
        }
    }

    [Fact]
    public void Bytes_that_pass_the_checksum_but_make_no_sense_are_refused_without_taking_memory()
    {
        var refused = 0;
        using var builder = new SliceBuilder();
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var dictionaries = new StoreDictionaries();
            var bytes = Damage(Block(dictionaries, Patches(seed % 50)), random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                builder.Add(bytes, long.MaxValue);
                builder.Build(Key, dictionaries, wanted: null);
            }
            catch (InvalidDataException)
            {
                builder.Forget();
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }

        Assert.True(refused > 2_000);
    }

    [Fact]
    public void A_damaged_rollup_is_refused()
    {
        var dictionaries = new StoreDictionaries();
        using var sink = new ByteSink();
        RollupCodec.Encode(SeriesStoreContract.Rollup(Sample.June, Sample.BacGiang, 3), dictionaries, sink);
        var bytes = sink.Written.ToArray();
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var damaged = bytes.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<InvalidDataException>(() => RollupCodec.Decode(damaged, Sample.June, Sample.BacGiang, dictionaries));
            Array.Resize(ref damaged, random.Next(damaged.Length));
            Restamp(damaged);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(() => RollupCodec.Decode(damaged, Sample.June, Sample.BacGiang, dictionaries));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    [Theory]
    [InlineData(new int[0], 100, 0)]
    [InlineData(new[] { 50 }, 20, 1)]
    [InlineData(new[] { 7000 }, 20, 0)]
    [InlineData(new[] { 7000, 900 }, 20, 1)]
    [InlineData(new[] { 7000, 5000 }, 6000, 2)]
    [InlineData(new[] { 7000, 7000 }, 7000, 2)]
    [InlineData(new[] { 1 << 20, 9000, 4000, 2000, 1100 }, 1200, 3)]
    [InlineData(new[] { 1 << 20, 9000, 4000, 2500, 1100 }, 1200, 1)]
    [InlineData(new[] { 1 << 20, 4000, 2000, 1100 }, 1200, 3)]
    [InlineData(new[] { 1 << 20 }, 2 << 20, 0)]
    public void A_new_block_swallows_the_young_that_are_no_larger(int[] sizes, int newBytes, int swallowed)
        => Assert.Equal(swallowed, BlockMerger.Swallowed(sizes, newBytes));

    [Fact]
    public void Merging_keeps_few_blocks_and_rewrites_each_byte_seldom()
    {
        var sizes = new List<int>();
        var rewritten = 0L;
        for (var i = 0; i < 100_000; i++)
        {
            var count = BlockMerger.Swallowed(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sizes), 15);
            var size = sizes.TakeLast(count).Sum() + 15;
            rewritten += size;
            sizes.RemoveRange(sizes.Count - count, count);
            sizes.Add(size);
            Assert.InRange(sizes.Count, 1, 16);
        }

        Assert.InRange(rewritten / 100_000, 1, 1_000);
    }

    [Fact]
    public void A_key_comes_back_from_its_ids()
    {
        Period[] periods = [Sample.June, Period.Day(new DateOnly(1900, 1, 1)), Period.OfYear(2200), Period.FirstNineMonths(1999), Period.FirstHalf(2000)];
        foreach (var period in periods)
        {
            foreach (var shard in new[] { 0, 1, BlockKey.MaxShard })
            {
                foreach (var source in new[] { 0, 77, BlockKey.MaxSource })
                {
                    var key = new BlockKey(period, shard, source);
                    Assert.Equal(key, BlockKey.OfExtent(key.ExtentId));
                    Assert.Equal(key, BlockKey.OfRow(key.RowId(BlockKey.MaxSlot), out var slot));
                    Assert.Equal(BlockKey.MaxSlot, slot);
                    Assert.InRange(key.RowId(0), BlockKey.Rows(period).First, BlockKey.Rows(period).Last);
                    Assert.InRange(key.ExtentId, BlockKey.Extents(shard).First, BlockKey.Extents(shard).Last);
                    Assert.InRange(key.ExtentId, BlockKey.Extents(period, shard).First, BlockKey.Extents(period, shard).Last);
                }
            }
        }
    }

    private static List<SeriesPatch> Patches(int seed)
    {
        var generator = new PatchGenerator(seed);
        var patches = new List<SeriesPatch>();
        for (var sequence = 1L; patches.Count < 12; sequence += 1 + generator.Below(400))
        {
            patches.AddRange(generator.Entry(sequence).Take(1));
        }

        return patches;
    }

    private static byte[] Block(StoreDictionaries dictionaries, List<SeriesPatch> patches)
    {
        using var writer = new BlockWriter();
        writer.Clear();
        dictionaries.Sources.GetOrAdd("vnpt");
        dictionaries.Areas.GetOrAdd(Sample.BacGiang);
        foreach (var patch in patches)
        {
            var areas = new int[patch.Areas.Length];
            dictionaries.Areas.GetOrAdd(patch.Areas, areas);
            writer.Add(patch, areas, [.. patch.Columns.Select(c => dictionaries.Metrics.GetOrAdd(c.Metric))]);
        }

        return writer.Finish().ToArray();
    }

    private static byte[] Damage(byte[] block, Random random)
    {
        var bytes = block.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(BlockFormat.ChecksumBytes, bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                default:
                    bytes.InsertRange(at, [0xFF, 0xFF, 0xFF, 0xFF, 0x07]);
                    break;
            }
        }

        byte[] damaged = [.. bytes];
        Restamp(damaged);
        return damaged;
    }

    private static void Restamp(byte[] block)
    {
        if (block.Length >= BlockFormat.ChecksumBytes)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(block, Checksum.Of(block.AsSpan(BlockFormat.ChecksumBytes)));
        }
    }
}
