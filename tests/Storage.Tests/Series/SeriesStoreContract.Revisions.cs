using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

public abstract partial class SeriesStoreContract
{
    [Fact]
    public async Task A_correction_keeps_what_was_known_before()
    {
        AreaKey[] areas = [Sample.Area(1), Sample.Area(2)];
        await Store.AppendAsync([Sample.Table(3, areas, [Sample.Column("mobile", [1, 2])])], 3);
        await Store.AppendAsync([Sample.Cell(8, areas[0], "mobile", 10)], 8);

        Assert.Equal((10m, 8L), (await CellAsync(areas[0], "mobile")) is { } now ? (now.Value, now.Sequence) : default);
        Assert.Equal(10, (await CellAsync(areas[0], "mobile", asOf: 8))!.Value);
        Assert.Equal(1, (await CellAsync(areas[0], "mobile", asOf: 7))!.Value);
        Assert.Equal((2m, 3L), (await CellAsync(areas[1], "mobile")) is { } other ? (other.Value, other.Sequence) : default);
        Assert.Null(await CellAsync(areas[0], "mobile", asOf: 2));
        Assert.Empty(await Store.ReadAsync(Sample.Select(asOf: 2)));
    }

    [Fact]
    public async Task A_withdrawn_value_does_not_come_back()
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 160)], 1);
        await Store.AppendAsync([Sample.Cell(2, Sample.Area(1), "mobile", 0, CellState.Withdrawn)], 2);
        await Store.AppendAsync([Sample.Cell(3, Sample.Area(1), "fixed", 7)], 3);

        var cell = await CellAsync(Sample.Area(1), "mobile");
        Assert.Equal((CellState.Withdrawn, 0m, 2L), (cell!.State, cell.Value, cell.Sequence));
        Assert.Equal(CellState.Present, (await CellAsync(Sample.Area(1), "mobile", asOf: 1))!.State);

        await Store.AppendAsync([Sample.Cell(4, Sample.Area(1), "mobile", 161)], 4);
        Assert.Equal(161, (await CellAsync(Sample.Area(1), "mobile"))!.Value);
        Assert.Equal(CellState.Withdrawn, (await CellAsync(Sample.Area(1), "mobile", asOf: 3))!.State);
    }

    [Fact]
    public async Task Two_submissions_with_different_columns_stand_side_by_side()
    {
        AreaKey[] areas = [Sample.Area(1), Sample.Area(2)];
        await Store.AppendAsync(
            [
                Sample.Table(1, areas, [Sample.Column("fixed", [1, 2]), Sample.Column("mobile", [3, 4])]),
                Sample.Table(2, [areas[1], Sample.Area(3)], [Sample.Column("mobile", [40, 50]), Sample.Column("internet", [60, 70])]),
            ],
            2);

        var cells = (await ReadAsync(Sample.Select())).ToDictionary(c => (c.Area, c.Metric), c => (c.Value, c.Sequence));
        Assert.Equal(7, cells.Count);
        Assert.Equal((1m, 1L), cells[(areas[0], "fixed")]);
        Assert.Equal((3m, 1L), cells[(areas[0], "mobile")]);
        Assert.Equal((2m, 1L), cells[(areas[1], "fixed")]);
        Assert.Equal((40m, 2L), cells[(areas[1], "mobile")]);
        Assert.Equal((60m, 2L), cells[(areas[1], "internet")]);
        Assert.Equal((50m, 2L), cells[(Sample.Area(3), "mobile")]);
        Assert.Equal((70m, 2L), cells[(Sample.Area(3), "internet")]);
    }

    [Fact]
    public async Task A_metric_that_gained_decimals_stays_comparable()
    {
        await Store.AppendAsync([Sample.Table(1, [Sample.Area(1), Sample.Area(2)], [Sample.Column("area.land", [3822, 6110])])], 1);
        await Store.AppendAsync([Sample.Cell(2, Sample.Area(1), "area.land", 382250, decimals: 2)], 2);
        Assert.Equal(3822.5m, (await CellAsync(Sample.Area(1), "area.land"))!.Value);
        Assert.Equal(6110m, (await CellAsync(Sample.Area(2), "area.land"))!.Value);
    }

    [Fact]
    public async Task Revisions_come_in_order_of_sequence()
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1), Sample.Cell(2, Sample.Area(1), "mobile", 2, source: "viettel")], 2);
        await Store.AppendAsync([Sample.Table(3, [Sample.Area(2), Sample.Area(1)], [Sample.Column("fixed", [8, 9]), Sample.Column("mobile", [7], rows: [0])])], 3);
        await Store.AppendAsync([Sample.Cell(4, Sample.Area(1), "mobile", 0, CellState.Withdrawn)], 4);
        await Store.AppendAsync([Sample.Cell(5, Sample.Area(1), "mobile", 5, period: Sample.July)], 5);

        var all = await Store.ReadRevisionsAsync(new SeriesSelection { Periods = [Sample.July, Sample.June] }, Sample.Area(1));
        Assert.Equal(
            [
                new SeriesRevision("vnpt", "mobile", Sample.Area(1), Sample.June, 1, CellState.Present, 1, 0),
                new SeriesRevision("viettel", "mobile", Sample.Area(1), Sample.June, 2, CellState.Present, 2, 0),
                new SeriesRevision("vnpt", "fixed", Sample.Area(1), Sample.June, 3, CellState.Present, 9, 0),
                new SeriesRevision("vnpt", "mobile", Sample.Area(1), Sample.June, 4, CellState.Withdrawn, 0, 0),
                new SeriesRevision("vnpt", "mobile", Sample.Area(1), Sample.July, 5, CellState.Present, 5, 0),
            ],
            all);

        var some = await Store.ReadRevisionsAsync(Sample.Select(sources: ["vnpt"], metrics: ["mobile"], shard: Sample.BacGiang, asOf: 3), Sample.Area(1));
        Assert.Equal([1L], some.Select(r => r.Sequence));
        Assert.Empty(await Store.ReadRevisionsAsync(Sample.Select(shard: Sample.QuangNinh), Sample.Area(1)));
        Assert.Empty(await Store.ReadRevisionsAsync(Sample.Select(), Sample.Area(99)));
    }

    [Fact]
    public async Task AsOf_holds_before_between_and_after_merges_of_blocks()
    {
        // A full table, then many small deltas and now and then another full table: a store that merges does so at many points.
        var generator = new Random(7);
        var areas = Enumerable.Range(0, 60).Select(Sample.Area).ToArray();
        var model = new SeriesModel();
        var count = (int)(600 * Share);
        for (var sequence = 1L; sequence <= count; sequence++)
        {
            var patch = sequence % 100 == 1
                ? Sample.Table(sequence, areas, [Sample.Column("fixed", Values(areas.Length)), Sample.Column("mobile", Values(areas.Length))])
                : Sample.Cell(sequence, areas[generator.Next(areas.Length)], generator.Next(2) == 0 ? "fixed" : "mobile", generator.Next(1 << 20));
            await Store.AppendAsync([patch], sequence);
            model.Append([patch]);
            if (sequence % 23 == 0)
            {
                await AgreeAsync(Sample.Select(asOf: 1 + generator.NextInt64(sequence)));
            }
        }

        foreach (var asOf in new long[] { 1, 2, 99, 100, 101, 102, 199, 201, 350, count - 1, count, count + 1 })
        {
            await AgreeAsync(Sample.Select(asOf: asOf, shard: Sample.BacGiang));
        }

        async Task AgreeAsync(SeriesSelection selection)
            => Assert.Equal(model.Read(selection).ToHashSet(), (await ReadAsync(selection)).ToHashSet());

        long[] Values(int n) => [.. Enumerable.Range(0, n).Select(_ => (long)generator.Next(1 << 20))];
    }

    [Fact]
    public async Task A_table_with_holes_sent_again_and_again_keeps_every_cells_last_revision()
    {
        // Systems push the whole month every day: mostly the same cells, now and then one more or fewer, a state, another order.
        var generator = new Random(3);
        var areas = Enumerable.Range(0, 30).Select(Sample.Area).ToArray();
        var rows = new[] { Holes(), Holes(), Holes() };
        var model = new SeriesModel();
        var count = (int)(120 * Share);
        for (var sequence = 1L; sequence <= count; sequence++)
        {
            if (generator.Next(6) == 0)
            {
                rows[generator.Next(3)] = Holes();
            }

            var order = generator.Next(8) == 0 ? areas.Reverse().ToArray() : areas;
            var patch = generator.Next(5) == 0
                ? Sample.Cell(sequence, areas[generator.Next(areas.Length)], Name(generator.Next(3)), generator.Next(100))
                : Sample.Table(sequence, order, [.. Enumerable.Range(0, 3).Where(_ => generator.Next(4) > 0).Select(Column)]);
            await Store.AppendAsync([patch], sequence);
            model.Append([patch]);
            foreach (var selection in new[] { Sample.Select(), Sample.Select(asOf: generator.NextInt64(sequence)), Sample.Select(metrics: ["m1"]) })
            {
                Assert.Equal(model.Read(selection).ToHashSet(), (await ReadAsync(selection)).ToHashSet());
            }
        }

        static string Name(int metric) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"m{metric}");

        int[] Holes() => generator.Next(4) == 0 ? [.. Enumerable.Range(0, 30)] : [.. Enumerable.Range(0, 30).Where(_ => generator.Next(10) > 0)];

        SeriesColumn Column(int metric)
        {
            var cells = rows[metric].Length;
            var states = generator.Next(3) > 0 ? null : Enumerable.Range(0, cells).Select(_ => (CellState)(generator.Next(5) / 4 * 3)).ToArray();
            return Sample.Column(
                Name(metric),
                [.. Enumerable.Range(0, cells).Select(i => states?[i] > CellState.Present ? 0 : (long)generator.Next(1000))],
                states,
                rows[metric]);
        }
    }

    [Fact]
    public async Task Ten_thousand_pushes_of_one_cell_are_all_there()
    {
        var generator = new Random(11);
        var areas = Enumerable.Range(0, 168).Select(Sample.Area).ToArray();
        string[] metrics = [.. Enumerable.Range(0, 15).Select(i => $"metric.{i}")];
        var model = new SeriesModel();
        var count = (int)(10_000 * Share);
        for (var sequence = 1L; sequence <= count; sequence++)
        {
            SeriesPatch[] push = [Sample.Cell(sequence, areas[generator.Next(areas.Length)], metrics[generator.Next(15)], generator.Next(1 << 17))];
            await Store.AppendAsync(push, sequence);
            model.Append(push);
        }

        foreach (var asOf in new[] { 1, count / 3, count - 1, long.MaxValue })
        {
            Assert.Equal(model.Read(Sample.Select(asOf: asOf)).ToHashSet(), (await ReadAsync(Sample.Select(asOf: asOf))).ToHashSet());
        }

        var revisions = await Store.ReadRevisionsAsync(Sample.Select(), areas[5]);
        Assert.Equal(model.ReadRevisions(Sample.Select(), areas[5]).Select(r => (r.Sequence, r.Value)), revisions.Select(r => (r.Sequence, (decimal)r.Value)));
        await ReportPushesAsync(count);
    }

    /// <summary>For a store that can say what the pushes cost.</summary>
    protected virtual Task ReportPushesAsync(int pushes) => Task.CompletedTask;
}
