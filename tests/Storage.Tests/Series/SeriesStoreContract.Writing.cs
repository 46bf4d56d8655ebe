using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

public abstract partial class SeriesStoreContract
{
    [Fact]
    public async Task Writing_the_same_again_changes_nothing()
    {
        SeriesPatch[] patches =
        [
            Sample.Table(1, [Sample.Area(1), Sample.Area(2)], [Sample.Column("mobile", [1, 2])]),
            Sample.Cell(2, Sample.Area(1), "mobile", 3),
        ];
        await Store.AppendAsync(patches, 2);
        var before = await ReadAsync(Sample.Select());
        await Store.AppendAsync(patches, 2);
        await Store.AppendAsync([.. patches, Sample.Cell(3, Sample.Area(2), "fixed", 4)], 3);
        await Store.AppendAsync(patches, 3);

        Assert.Equal(3, Store.Position);
        Assert.Equal([.. before, .. (await ReadAsync(Sample.Select(metrics: ["fixed"])))], (await ReadAsync(Sample.Select())).ToHashSet());
        Assert.Equal([1L, 2L], (await Store.ReadRevisionsAsync(Sample.Select(), Sample.Area(1))).Select(r => r.Sequence));
        Assert.Equal(new SeriesExtent(Sample.BacGiang, "vnpt", Sample.June, 1, 3), Assert.Single(await Store.ListAsync(null)));
    }

    [Fact]
    public async Task The_position_moves_without_patches_and_never_back()
    {
        await Store.AppendAsync([], 4);
        await Store.AppendAsync([], 4);
        Assert.Equal(4, Store.Position);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.AppendAsync([], 3));
        Assert.Equal(4, Store.Position);
        await ReopenAsync();
        Assert.Equal(4, Store.Position);
    }

    [Fact]
    public async Task What_breaks_the_contract_is_refused_whole()
    {
        var good = Sample.Cell(1, Sample.Area(1), "mobile", 1);
        AreaKey[] two = [Sample.Area(1), Sample.Area(2)];
        SeriesPatch[][] bad =
        [
            [good, Sample.Cell(3, Sample.Area(1), "mobile", 1)],
            [Sample.Cell(0, Sample.Area(1), "mobile", 1)],
            [Sample.Cell(2, Sample.Area(1), "mobile", 1), good],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1, 2], rows: [1])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1, 2], rows: [1, 1])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1, 2], rows: [1, 0])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1], rows: [2])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1], rows: [-1])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1, 2], states: [CellState.Present])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1, 2], decimals: 19)])],
            [good, Sample.Table(2, [two[0], two[0]], [Sample.Column("mobile", [1, 2])])],
            [good, Sample.Table(2, two, [Sample.Column("mobile", [1, 2]), Sample.Column("mobile", [1, 2])])],
            [good, good],
        ];
        foreach (var patches in bad)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.AppendAsync(patches, 2));
            Assert.Equal(0, Store.Position);
            Assert.Empty(await Store.ReadAsync(Sample.Select()));
            Assert.Empty(await Store.ListAsync(null));
        }

        await Store.AppendAsync([good], 2);
        Assert.Equal(1, (await CellAsync(Sample.Area(1), "mobile"))!.Value);
    }

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1, cancelled.Token));
        Assert.Equal(0, Store.Position);
        Assert.Empty(await Store.ReadAsync(Sample.Select()));
    }

    [Fact]
    public async Task A_patch_without_cells_leaves_no_trace()
    {
        await Store.AppendAsync([Sample.Table(1, [Sample.Area(1)], []), Sample.Table(2, [Sample.Area(1)], [Sample.Column("mobile", [], rows: [])])], 2);
        Assert.Equal(2, Store.Position);
        Assert.Empty(await Store.ReadAsync(Sample.Select()));
        Assert.Empty(await Store.ListAsync(null));
    }

    [Fact]
    public async Task Readers_see_an_append_whole_or_not_at_all()
    {
        // Each append sets all cells of two shards and two sources to its own number; whoever sees two numbers saw half an append.
        var areas = Enumerable.Range(0, 20).Select(Sample.Area).ToArray();
        var appends = (int)(400 * Share);
        var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntilAsync(stop.Token))).ToArray();
        for (var sequence = 1L; sequence <= appends; sequence++)
        {
            var values = Enumerable.Repeat(sequence, areas.Length).ToArray();
            await Store.AppendAsync(
                [
                    .. from shard in new[] { Sample.BacGiang, Sample.QuangNinh }
                       from source in new[] { "vnpt", "viettel" }
                       from period in new[] { Sample.June, Sample.July }
                       select Sample.Table(sequence, areas, [Sample.Column("fixed", values), Sample.Column("mobile", values)], source, period, shard),
                ],
                sequence);
            var now = await ReadAsync(Sample.Select(shard: Sample.BacGiang));
            Assert.All(now, c => Assert.Equal(sequence, c.Sequence));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        stop.Dispose();

        async Task ReadUntilAsync(CancellationToken stopped)
        {
            var newest = 0L;
            while (!stopped.IsCancellationRequested)
            {
                var cells = await ReadAsync(new SeriesSelection { Periods = [Sample.June, Sample.July] });
                if (cells.Count > 0)
                {
                    Assert.Equal(8 * 2 * areas.Length, cells.Count);
                    var seen = Assert.Single(cells.Select(c => (c.Sequence, c.Value)).Distinct());
                    Assert.Equal(seen.Sequence, seen.Value);
                    Assert.True(seen.Sequence >= newest, "a later read saw less");
                    newest = seen.Sequence;
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_is_written_reads_as_the_simplest_store_would_read_it(int seed)
    {
        var generator = new PatchGenerator(seed);
        var model = new SeriesModel();
        var position = 0L;
        for (var step = 0; step < (int)(100 * Share); step++)
        {
            var patches = new List<SeriesPatch>();
            for (var entries = generator.Below(8); entries >= 0; entries--)
            {
                position += 1 + generator.Below(3);
                patches.AddRange(generator.Entry(position));
            }

            position += generator.Below(2);
            await Store.AppendAsync(patches, position);
            model.Append(patches);
            if (generator.Below(40) == 0)
            {
                await ReopenAsync();
            }

            var selection = generator.Selection(position);
            Assert.Equal(model.Read(selection).ToHashSet(), (await ReadAsync(selection)).ToHashSet());
            var area = generator.AnyArea();
            Assert.Equal(
                model.ReadRevisions(selection, area).Select(r => (r.Source, r.Metric, r.Area, r.Period, r.Sequence, r.State, r.Value)).ToHashSet(),
                (await Store.ReadRevisionsAsync(selection, area))
                    .Select(r => (r.Source, r.Metric, r.Area, r.Period, r.Sequence, r.State, CellRevision.Unscaled(r.Value, r.Decimals))).ToHashSet());
            var shard = generator.AnyShard();
            Assert.Equal(model.List(shard), await Store.ListAsync(shard));
        }

        Assert.Equal(position, Store.Position);
    }
}
