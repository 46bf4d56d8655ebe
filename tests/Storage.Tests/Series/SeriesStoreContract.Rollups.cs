using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Storage.Tests.Series;

public abstract partial class SeriesStoreContract
{
    [Fact]
    public async Task A_rollup_comes_back_as_it_was_written()
    {
        var written = Rollup(Sample.June, Sample.BacGiang, 42);
        await Store.WriteRollupsAsync([written]);
        await ReopenAsync();
        AssertSame(written, (await Store.ReadRollupAsync(Sample.June, Sample.BacGiang))!);
        Assert.Null(await Store.ReadRollupAsync(Sample.July, Sample.BacGiang));
        Assert.Null(await Store.ReadRollupAsync(Sample.June, Sample.BacNinh));
        Assert.Equal(0, Store.Position);
        Assert.Empty(await Store.ReadAsync(Sample.Select()));
        Assert.Empty(await Store.ListAsync(null));
    }

    [Fact]
    public async Task A_rollup_replaces_the_one_before_and_no_other()
    {
        var other = Rollup(Sample.June, Sample.QuangNinh, 1);
        await Store.WriteRollupsAsync([Rollup(Sample.June, Sample.BacGiang, 1), other, Rollup(Sample.July, Sample.BacGiang, 1)]);
        var newer = Rollup(Sample.June, Sample.BacGiang, 2);
        await Store.WriteRollupsAsync([newer]);
        AssertSame(newer, (await Store.ReadRollupAsync(Sample.June, Sample.BacGiang))!);
        AssertSame(other, (await Store.ReadRollupAsync(Sample.June, Sample.QuangNinh))!);
        Assert.Equal(1, (await Store.ReadRollupAsync(Sample.July, Sample.BacGiang))!.Position);
    }

    [Fact]
    public async Task An_empty_rollup_is_a_rollup()
    {
        var empty = new RollupTable
        {
            Period = Sample.June,
            Shard = Sample.BacGiang,
            Position = 0,
            CatalogueVersion = "",
            Areas = [],
            Series = [],
        };
        await Store.WriteRollupsAsync([empty]);
        AssertSame(empty, (await Store.ReadRollupAsync(Sample.June, Sample.BacGiang))!);
    }

    internal static RollupTable Rollup(Period period, AreaKey shard, long position)
    {
        var random = new Random((int)position);
        AreaKey[] areas = [shard, .. Enumerable.Range(200, 12).Select(Sample.Area), new AreaKey("07213", Sample.Reform)];
        var flags = new byte[areas.Length];
        return new RollupTable
        {
            Period = period,
            Shard = shard,
            Position = position,
            CatalogueVersion = "2026.11 – thử",
            Areas = areas,
            Series =
            [
                .. from source in new[] { "", "vnpt", "viettel" }
                   from metric in new[] { "fixed", "mobile", "revenue" }
                   select new RollupSeries(
                       source,
                       metric,
                       [.. areas.Select(_ => random.NextInt64(-1L << random.Next(1, 63), 1L << random.Next(1, 62)))],
                       [.. flags.Select(_ => (byte)random.Next(random.Next(1, 256)))],
                       [.. areas.Select(_ => random.Next(200))],
                       [.. areas.Select(_ => random.Next(2) == 0 ? 168 : int.MaxValue)]),
            ],
        };
    }

    private static void AssertSame(RollupTable expected, RollupTable actual)
    {
        Assert.Equal(
            (expected.Period, expected.Shard, expected.Position, expected.CatalogueVersion),
            (actual.Period, actual.Shard, actual.Position, actual.CatalogueVersion));
        Assert.Equal(expected.Areas, actual.Areas);
        Assert.Equal(expected.Series.Count, actual.Series.Count);
        foreach (var (e, a) in expected.Series.OrderBy(Name).Zip(actual.Series.OrderBy(Name)))
        {
            Assert.Equal(Name(e), Name(a));
            Assert.Equal(e.Values, a.Values);
            Assert.Equal(e.Flags, a.Flags);
            Assert.Equal(e.Reported, a.Reported);
            Assert.Equal(e.Expected, a.Expected);
        }

        static (string, string) Name(RollupSeries series) => (series.Source, series.Metric);
    }
}
