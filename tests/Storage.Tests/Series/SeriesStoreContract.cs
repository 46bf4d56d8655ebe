using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

/// <summary>What every series store must do. A backend derives from it and says how a store is made and opened again.</summary>
public abstract partial class SeriesStoreContract : IAsyncLifetime
{
    /// <summary>The store under test; empty when the test starts.</summary>
    protected ISeriesStore Store { get; private set; } = null!;

    /// <summary>How much of a volume test to do, 1 being all: for a store that is far away.</summary>
    protected virtual double Share => 1;

    public async ValueTask InitializeAsync() => Store = await OpenEmptyAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A store of this test's own, empty.</summary>
    protected abstract ValueTask<ISeriesStore> OpenEmptyAsync();

    /// <summary>The same store, opened again after it was closed.</summary>
    protected abstract ValueTask<ISeriesStore> OpenAgainAsync();

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAgainAsync();
    }

    internal async Task<List<CellRevision>> ReadAsync(SeriesSelection selection) => CellRevision.Of(await Store.ReadAsync(selection));

    internal async Task<CellRevision?> CellAsync(AreaKey area, string metric, long asOf = long.MaxValue, string source = "vnpt")
        => (await ReadAsync(Sample.Select(asOf: asOf, sources: [source], metrics: [metric]))).SingleOrDefault(c => c.Area == area);

    [Fact]
    public async Task An_empty_store_has_nothing_and_stands_at_zero()
    {
        Assert.Equal(0, Store.Position);
        Assert.Empty(await Store.ReadAsync(Sample.Select()));
        Assert.Empty(await Store.ReadRevisionsAsync(Sample.Select(), Sample.Area(1)));
        Assert.Empty(await Store.ListAsync(null));
        Assert.Empty(await Store.ListAsync(Sample.BacGiang));
        Assert.Null(await Store.ReadRollupAsync(Sample.June, Sample.BacGiang));
    }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        AreaKey[] areas = [Sample.Area(1), Sample.Area(2), Sample.Area(3)];
        await Store.AppendAsync(
            [Sample.Table(5, areas, [Sample.Column("mobile", [10, 0, 30]), Sample.Column("revenue", [-1, long.MaxValue], rows: [0, 2])])], 7);

        Assert.Equal(7, Store.Position);
        var slice = Assert.Single(await Store.ReadAsync(Sample.Select()));
        Assert.Equal((Sample.BacGiang, "vnpt", Sample.June), (slice.Shard, slice.Source, slice.Period));
        Assert.Equal(2, slice.Columns.Count);
        var cells = CellRevision.Of([slice]).ToDictionary(c => (c.Area, c.Metric));
        Assert.Equal(5, cells.Count);
        Assert.All(cells.Values, c => Assert.Equal((5, CellState.Present), (c.Sequence, c.State)));
        Assert.Equal(10, cells[(areas[0], "mobile")].Value);
        Assert.Equal(0, cells[(areas[1], "mobile")].Value);
        Assert.Equal(30, cells[(areas[2], "mobile")].Value);
        Assert.Equal(-1, cells[(areas[0], "revenue")].Value);
        Assert.Equal(long.MaxValue, cells[(areas[2], "revenue")].Value);
    }

    [Fact]
    public async Task Zero_is_not_missing()
    {
        await Store.AppendAsync([Sample.Table(1, [Sample.Area(1), Sample.Area(2)], [Sample.Column("mobile", [0], rows: [1])])], 1);
        Assert.Null(await CellAsync(Sample.Area(1), "mobile"));
        Assert.Equal(0, (await CellAsync(Sample.Area(2), "mobile"))!.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(18)]
    public async Task Decimals_come_back(int decimals)
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "area.land", 382250, decimals: decimals)], 1);
        Assert.Equal(CellRevision.Unscaled(382250, decimals), (await CellAsync(Sample.Area(1), "area.land"))!.Value);
        Assert.Equal(decimals, Assert.Single(await Store.ReadRevisionsAsync(Sample.Select(), Sample.Area(1))).Decimals);
    }

    [Fact]
    public async Task Every_state_comes_back()
    {
        var states = Enum.GetValues<CellState>();
        var areas = states.Select((_, i) => Sample.Area(i)).ToArray();
        await Store.AppendAsync([Sample.Table(1, areas, [Sample.Column("mobile", new long[areas.Length], states)])], 1);
        var cells = await ReadAsync(Sample.Select());
        Assert.Equal(states, areas.Select(a => cells.Single(c => c.Area == a).State));
    }

    [Fact]
    public async Task Areas_with_the_same_code_and_different_dates_never_mix()
    {
        var before = new AreaKey("07213", Sample.Old);
        var after = new AreaKey("07213", Sample.Reform);
        await Store.AppendAsync(
            [
                Sample.Table(1, [after, before], [Sample.Column("mobile", [2, 1])]),
                Sample.Cell(2, Sample.Area(9), "mobile", 24, shard: Sample.BacNinh),
            ],
            2);

        Assert.Equal(1, (await CellAsync(before, "mobile"))!.Value);
        Assert.Equal(2, (await CellAsync(after, "mobile"))!.Value);
        Assert.DoesNotContain(await ReadAsync(Sample.Select(shard: Sample.BacGiang)), c => c.Value == 24);
        Assert.Equal(24, Assert.Single(await ReadAsync(Sample.Select(shard: Sample.BacNinh))).Value);
        Assert.Equal(before, Assert.Single(await Store.ReadRevisionsAsync(Sample.Select(), before)).Area);
    }

    [Fact]
    public async Task A_catalogue_extended_between_two_writes_shifts_nothing()
    {
        AreaKey[] first = [Sample.Area(10), Sample.Area(30)];
        await Store.AppendAsync([Sample.Table(1, first, [Sample.Column("m2", [1, 2]), Sample.Column("m4", [3, 4])])], 1);
        await ReopenAsync();

        // New units and metrics that sort before, between and after the known ones.
        AreaKey[] second = [Sample.Area(5), Sample.Area(10), Sample.Area(20), Sample.Area(30), Sample.Area(40)];
        await Store.AppendAsync(
            [Sample.Table(2, second, [Sample.Column("m1", [11, 12, 13, 14, 15]), Sample.Column("m3", [21, 22, 23, 24, 25])], period: Sample.July)], 2);

        var june = await ReadAsync(Sample.Select());
        Assert.Equal(
            [(first[0], "m2", 1m), (first[0], "m4", 3m), (first[1], "m2", 2m), (first[1], "m4", 4m)],
            june.OrderBy(c => c.Area).ThenBy(c => c.Metric, StringComparer.Ordinal).Select(c => (c.Area, c.Metric, c.Value)));
        var july = await ReadAsync(Sample.Select(Sample.July, metrics: ["m3"]));
        Assert.Equal([21m, 22, 23, 24, 25], july.OrderBy(c => c.Area).Select(c => c.Value));
    }

    [Fact]
    public async Task Opening_again_keeps_everything()
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1), Sample.Cell(2, Sample.Area(1), "mobile", 2)], 3);
        await ReopenAsync();
        Assert.Equal(3, Store.Position);
        Assert.Equal(2, (await CellAsync(Sample.Area(1), "mobile"))!.Value);
        Assert.Equal(1, (await CellAsync(Sample.Area(1), "mobile", asOf: 1))!.Value);
    }

    [Fact]
    public async Task Clearing_removes_everything_and_the_store_goes_on()
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 9);
        await Store.WriteRollupsAsync([Rollup(Sample.June, Sample.BacGiang, 1)]);
        await Store.ClearAsync();
        await An_empty_store_has_nothing_and_stands_at_zero();

        await Store.AppendAsync([Sample.Cell(1, Sample.Area(2), "fixed", 5)], 1);
        await ReopenAsync();
        Assert.Equal(1, Store.Position);
        var cell = Assert.Single(await ReadAsync(Sample.Select()));
        Assert.Equal((Sample.Area(2), "fixed", 5m), (cell.Area, cell.Metric, cell.Value));
    }
}
