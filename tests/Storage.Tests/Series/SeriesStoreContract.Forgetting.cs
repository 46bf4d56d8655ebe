using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Storage.Tests.Series;

public abstract partial class SeriesStoreContract
{
    private static readonly Period FirstOfJune = Period.Day(new DateOnly(2013, 6, 1));
    private static readonly Period SecondOfJune = Period.Day(new DateOnly(2013, 6, 2));

    [Fact]
    public async Task What_is_forgotten_is_gone_with_every_revision_and_nothing_else_is()
    {
        await Store.AppendAsync(
            [
                Sample.Cell(1, Sample.Area(1), "mobile", 1, period: FirstOfJune),
                Sample.Cell(2, Sample.Area(1), "mobile", 2, period: FirstOfJune),
                Sample.Cell(3, Sample.Area(1), "mobile", 3, period: SecondOfJune),
                Sample.Cell(4, Sample.Area(1), "mobile", 4),
                Sample.Cell(5, Sample.Area(1), "mobile", 5, period: FirstOfJune, source: "viettel"),
                Sample.Cell(6, Sample.Area(2), "mobile", 6, period: FirstOfJune, shard: Sample.QuangNinh),
            ],
            6);
        await Store.WriteRollupsAsync([Rollup(FirstOfJune, Sample.BacGiang, 6)]);
        var extents = await Store.ListAsync(null);

        await Store.ForgetAsync(Sample.BacGiang, "vnpt", [FirstOfJune]);
        await ReopenAsync();

        Assert.Equal([5m, 6m], (await ReadAsync(Sample.Select(FirstOfJune))).Select(c => c.Value).Order());
        Assert.Equal(5m, Assert.Single(await ReadAsync(Sample.Select(FirstOfJune, Sample.BacGiang))).Value);
        Assert.Empty(await ReadAsync(Sample.Select(FirstOfJune, sources: ["vnpt"], asOf: 1)));
        Assert.Empty(await Store.ReadRevisionsAsync(Sample.Select(FirstOfJune, sources: ["vnpt"]), Sample.Area(1)));
        Assert.Equal(3m, Assert.Single(await ReadAsync(Sample.Select(SecondOfJune))).Value);
        Assert.Equal(4m, Assert.Single(await ReadAsync(Sample.Select())).Value);
        Assert.Equal(extents, await Store.ListAsync(null));
        Assert.NotNull(await Store.ReadRollupAsync(FirstOfJune, Sample.BacGiang));
        Assert.Equal(6, Store.Position);
    }

    [Fact]
    public async Task Forgetting_twice_or_what_is_not_there_changes_nothing()
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1, period: FirstOfJune), Sample.Cell(1, Sample.Area(1), "mobile", 2, period: SecondOfJune)], 1);

        await Store.ForgetAsync(Sample.BacGiang, "vnpt", []);
        await Store.ForgetAsync(Sample.BacGiang, "nobody", [FirstOfJune]);
        await Store.ForgetAsync(Sample.QuangNinh, "vnpt", [FirstOfJune]);
        Assert.Equal(1m, Assert.Single(await ReadAsync(Sample.Select(FirstOfJune))).Value);

        await Store.ForgetAsync(Sample.BacGiang, "vnpt", [FirstOfJune, Sample.July]);
        await Store.ForgetAsync(Sample.BacGiang, "vnpt", [FirstOfJune, Sample.July]);
        Assert.Empty(await ReadAsync(Sample.Select(FirstOfJune)));
        Assert.Equal(2m, Assert.Single(await ReadAsync(Sample.Select(SecondOfJune))).Value);
    }

    [Fact]
    public async Task What_comes_in_for_a_forgotten_period_later_is_kept()
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1, period: FirstOfJune), Sample.Cell(2, Sample.Area(2), "mobile", 2, period: FirstOfJune)], 2);
        await Store.ForgetAsync(Sample.BacGiang, "vnpt", [FirstOfJune]);

        await Store.AppendAsync([Sample.Cell(3, Sample.Area(1), "mobile", 30, period: FirstOfJune)], 3);

        var cell = Assert.Single(await ReadAsync(Sample.Select(FirstOfJune)));
        Assert.Equal((Sample.Area(1), 30m, 3L), (cell.Area, cell.Value, cell.Sequence));
        var extent = Assert.Single(await Store.ListAsync(Sample.BacGiang));
        Assert.Equal((1L, 3L), (extent.FirstSequence, extent.LastSequence));
    }
}
