using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>What the contract does not say, on a real server: setup, several processes, what others find in the database.</summary>
public sealed class InfluxSeriesStoreTests(SharedInfluxServer server)
{
    [Fact]
    public async Task A_policy_that_forgets_is_refused_and_the_message_mends_it()
    {
        var options = await server.NextAsync();
        await RawInflux.AskAsync(options, $"CREATE DATABASE {options.Database} WITH DURATION 30d NAME \"month\"");
        await using var store = Open(options);

        var wrong = await Assert.ThrowsAsync<InfluxSetupException>(async () => await store.RefreshAsync());
        Assert.Contains("retention policy 'month'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("keeps for 720h0m0s", wrong.Message, StringComparison.Ordinal);

        await RawInflux.AskAsync(options, wrong.Message.Split("mend it with ")[1]);
        Assert.Equal(0, await store.RefreshAsync());
    }

    [Fact]
    public async Task The_database_is_made_to_keep_for_ever_in_a_policy_of_the_name_asked_for()
    {
        var options = await server.NextAsync() with { RetentionPolicy = "for.ever" };
        await using var store = Open(options);
        await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 5)], 1);

        Assert.Contains("[\"for.ever\",\"0s\",\"87360h0m0s\",1,true]", await RawInflux.AskAsync(options, $"SHOW RETENTION POLICIES ON {options.Database}"), StringComparison.Ordinal);
        Assert.Single(await store.ReadAsync(Sample.Select()));
    }

    [Fact]
    public async Task Another_layout_is_refused()
    {
        var options = await server.NextAsync();
        await using (var store = Open(options))
        {
            await store.AppendAsync([], 3);
        }

        await RawInflux.WriteAsync(options, "positions layout=2i,sequence=4i 4");
        await using var newer = Open(options);
        Assert.Contains("layout 2", (await Assert.ThrowsAsync<InfluxSetupException>(async () => await newer.RefreshAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_elsewhere_sees_what_was_written_when_it_looks_again()
    {
        var options = await server.NextAsync();
        await using var writer = Open(options);
        await using var reader = Open(options);
        await writer.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1);
        Assert.Equal(1, await reader.RefreshAsync());
        Assert.Single(await reader.ListAsync(null));

        await writer.AppendAsync([Sample.Cell(2, Sample.Area(1), "mobile", 2), Sample.Cell(3, Sample.Area(1), "fixed", 3, shard: Sample.QuangNinh)], 3);
        Assert.Equal(1, Assert.Single(CellRevision.Of(await reader.ReadAsync(Sample.Select()))).Value);
        Assert.Equal(3, await reader.RefreshAsync());
        Assert.Equal(await writer.ListAsync(null), await reader.ListAsync(null));
        Assert.Equal([2m, 3m], CellRevision.Of(await reader.ReadAsync(Sample.Select())).Select(c => c.Value).Order());

        await writer.ClearAsync();
        Assert.Equal(0, await reader.RefreshAsync());
        Assert.Empty(await reader.ListAsync(null));
    }

    [Fact]
    public async Task A_database_that_was_emptied_behind_its_back_gets_no_gap()
    {
        var options = await server.NextAsync();
        await using var store = Open(options);
        await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1);
        await RawInflux.AskAsync(options, $"DROP DATABASE {options.Database}");
        await RawInflux.AskAsync(options, $"CREATE DATABASE {options.Database}");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.AppendAsync([Sample.Cell(2, Sample.Area(1), "mobile", 2)], 2));
        Assert.Equal(0, await store.RefreshAsync());
        await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1), Sample.Cell(2, Sample.Area(1), "mobile", 2)], 2);
        Assert.Equal([1L, 2L], (await store.ReadRevisionsAsync(Sample.Select(), Sample.Area(1))).Select(r => r.Sequence));
    }

    [Fact]
    public async Task Projecting_again_writes_the_same_points()
    {
        var options = await server.NextAsync();
        SeriesPatch[] patches = [.. new PatchGenerator(5).Entry(1), Sample.Cell(2, Sample.Area(1), "mobile", 0, Telemetry.Storage.Submissions.CellState.Withdrawn)];
        await using var store = Open(options);
        await store.AppendAsync(patches, 2);
        var before = await RawInflux.AskAsync(options, "SELECT * FROM /.*/");
        await RawInflux.AskAsync(options, "DROP MEASUREMENT positions");
        Assert.Equal(0, await store.RefreshAsync());
        await store.AppendAsync(patches, 2);

        Assert.Equal(before, await RawInflux.AskAsync(options, "SELECT * FROM /.*/"));
    }

    [Theory]
    [InlineData("'; DROP MEASUREMENT figures; --")]
    [InlineData("a b,c=d\\")]
    [InlineData("quote\"and'and`")]
    [InlineData("two\nlines")]
    [InlineData("tỉnh – 省 🏣")]
    [InlineData("100%:value")]
    [InlineData("%41|;")]
    public async Task Whatever_a_name_has_in_it_comes_back_and_does_no_harm(string name)
    {
        await using var store = Open(await server.NextAsync());
        var area = new AreaKey(name, Sample.Old);
        var shard = new AreaKey(name + "x", Sample.Old);
        await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1), Sample.Cell(1, area, name, 7, source: name, shard: shard)], 1);

        var cell = Assert.Single(CellRevision.Of(await store.ReadAsync(Sample.Select(shard: shard, sources: [name], metrics: [name]))));
        Assert.Equal((shard, name, area, name, 7m), (cell.Shard, cell.Source, cell.Area, cell.Metric, cell.Value));
        Assert.Equal(7, Assert.Single(await store.ReadRevisionsAsync(Sample.Select(), area)).Value);
        Assert.Contains(new SeriesExtent(shard, name, Sample.June, 1, 1), await store.ListAsync(null));
        await store.ForgetAsync(shard, name, [Sample.June]);
        Assert.Equal("vnpt", Assert.Single(await store.ReadAsync(Sample.Select())).Source);
    }

    [Fact]
    public async Task A_line_of_a_field_that_somebody_gave_another_type_is_rejected_and_counted_the_rest_is_stored()
    {
        var options = await server.NextAsync();
        await using var store = Open(options);
        await store.RefreshAsync();
        await RawInflux.WriteAsync(options, "figures,area=x mobile:value=1.5 1370044800000000000");
        var areas = Enumerable.Range(0, 9).Select(Sample.Area).ToArray();
        await store.AppendAsync([Sample.Table(1, areas, [Sample.Column("fixed", new long[9]), Sample.Column("mobile", [1, 2], rows: [3, 5])])], 1);

        Assert.Equal((1, 2), (store.Position, store.RejectedPoints));
        Assert.Equal(7, CellRevision.Of(await store.ReadAsync(Sample.Select())).Count);
    }

    [Fact]
    public async Task The_national_month_stays_below_a_hundred_thousand_series()
    {
        var options = await server.NextAsync();
        await using var store = Open(options);
        var sequence = 0L;
        foreach (var source in new[] { "viettel", "vnpt", "mobifone", "vietnamobile", "fpt", "vnpost" })
        {
            sequence++;
            await store.AppendAsync([.. Enumerable.Range(0, 63).Select(p => Province(p, sequence, source))], sequence);
        }

        var answer = await RawInflux.AskAsync(options, $"SHOW SERIES EXACT CARDINALITY ON {options.Database}");
        var series = answer.Split("\"values\":[[").Skip(1).Sum(part => int.Parse(part.Split(']')[0], CultureInfo.InvariantCulture));
        Assert.InRange(series, 60_000, 99_999);

        static SeriesPatch Province(int province, long sequence, string source)
        {
            var (from, to) = (province * 10_035 / 63, (province + 1) * 10_035 / 63);
            AreaKey shard = new(province.ToString("00", CultureInfo.InvariantCulture), Sample.Old);
            AreaKey[] areas = [shard, .. Enumerable.Range(from, to - from).Select(Sample.Area)];
            return Sample.Table(sequence, areas, [Sample.Column("mobile", new long[areas.Length])], source, shard: shard);
        }
    }

    [Fact]
    public async Task Dashboards_find_sums_in_the_metrics_unit_and_a_value_that_is_gone_has_the_state_0()
    {
        var options = await server.NextAsync();
        await using var store = InfluxSeriesStore.Open(options, TimeProvider.System, metric => metric == "revenue" ? 2 : 0);
        await store.WriteRollupsAsync([Rollup(1, new RollupSeries("", "revenue", [12345, 0], [3, 0], [2, 0], [4, 4]), new RollupSeries("vnpt", "mobile", [7, 8], [1, 1], [1, 1], [1, 1]))]);
        await store.WriteRollupsAsync([Rollup(2, new RollupSeries("", "revenue", [12346, 50], [3, 3], [2, 1], [4, 4]))]);

        var sums = await RawInflux.AskAsync(options, "SELECT area,source,revenue,\"revenue:state\",\"revenue:reported\",\"revenue:expected\",mobile,\"mobile:state\" FROM sums WHERE grain='month'");
        Assert.Contains("""[1370044800000000000,"00001@2004-01-01",":total",0.5,3,1,4,null,null]""", sums, StringComparison.Ordinal);
        Assert.Contains("""[1370044800000000000,"24@2004-01-01",":total",123.46,3,2,4,null,null]""", sums, StringComparison.Ordinal);
        Assert.Contains("""[1370044800000000000,"24@2004-01-01","vnpt",null,null,null,null,0,0]""", sums, StringComparison.Ordinal);

        static RollupTable Rollup(long position, params RollupSeries[] series) => new()
        {
            Period = Sample.June,
            Shard = Sample.BacGiang,
            Position = position,
            CatalogueVersion = "1",
            Areas = [Sample.BacGiang, Sample.Area(1)],
            Series = series,
        };
    }

    [Fact]
    public async Task A_rollup_beyond_one_text_of_InfluxDB_comes_back()
    {
        await using var store = Open(await server.NextAsync());
        var random = new Random(1);
        var areas = Enumerable.Range(0, 700).Select(Sample.Area).ToArray();
        var series = Enumerable.Range(0, 40).Select(i => new RollupSeries("vnpt", $"metric.{i}", [.. areas.Select(_ => random.NextInt64())], new byte[700], new int[700], new int[700])).ToArray();
        var written = new RollupTable { Period = Sample.June, Shard = Sample.Country, Position = 1, CatalogueVersion = "1", Areas = areas, Series = series };
        await store.WriteRollupsAsync([written]);

        var read = (await store.ReadRollupAsync(Sample.June, Sample.Country))!;
        Assert.Equal(series.SelectMany(s => s.Values), read.Series.SelectMany(s => s.Values));
        await store.WriteRollupsAsync([SeriesStoreContract.Rollup(Sample.June, Sample.Country, 2)]);
        Assert.Equal(2, (await store.ReadRollupAsync(Sample.June, Sample.Country))!.Position);
    }

    private static InfluxSeriesStore Open(InfluxSeriesStoreOptions options) => InfluxSeriesStore.Open(options, TimeProvider.System);
}
