using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Aggregator.Tests.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Rollup;

public sealed class RollupRunnerTests
{
    [Fact]
    public async Task A_run_stores_every_province_and_the_country()
    {
        await using var world = await ReportedAsync();

        var result = await world.RunAsync("2013-06");

        Assert.Equal((4, 0), (result.Shards, result.Unchanged));
        var country = await world.Store.ReadRollupAsync(Period.Parse("2013-06"), world.Catalogue.Country.Key);
        var total = Assert.Single(country!.Series, s => s is { Source: "", Metric: "subs.all" });
        Assert.Equal(world.Catalogue.Country.Key, country.Areas[0]);
        Assert.Equal(1234, total.Values[0]);
        var province = await world.Store.ReadRollupAsync(Period.Parse("2013-06"), world.Area("24", "2013").Key);
        Assert.Equal(["24", "213", "215"], province!.Areas.Select(a => a.Code));
        Assert.Equal([234L, 34, 200], Assert.Single(province.Series, s => s is { Source: "", Metric: "subs.mobile" }).Values);
    }

    [Fact]
    public async Task A_second_run_on_the_same_facts_changes_nothing()
    {
        await using var world = await ReportedAsync();
        await world.RunAsync("2013-06");
        await world.ReportAsync("vnpt", "2013-07", ("24", "sites", 1));

        var again = await world.RunAsync("2013-06");

        Assert.Equal(again.Shards, again.Unchanged);
    }

    [Fact]
    public async Task A_run_for_an_earlier_position_sees_only_what_was_known_then()
    {
        await using var world = await ReportedAsync();
        var before = world.Position;
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 5000));

        await world.Runner.RunAsync(Period.Parse("2013-06"), before);

        var country = await world.Store.ReadRollupAsync(Period.Parse("2013-06"), world.Catalogue.Country.Key);
        Assert.Equal(1234, Assert.Single(country!.Series, s => s is { Source: "", Metric: "subs.all" }).Values[0]);
        Assert.Equal(6234 - 1000, (await world.ReadAsync("subs.all", "VN", "2013-06")).Value);
    }

    [Fact]
    public async Task A_run_beyond_the_stores_position_is_refused()
    {
        await using var world = await ReportedAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await world.Runner.RunAsync(Period.Parse("2013-06"), world.Position + 1));
    }

    [Fact]
    public async Task A_correction_after_the_run_is_seen_at_once()
    {
        await using var world = await ReportedAsync();
        await world.RunAsync("2013-06");
        Assert.Equal(1234, await world.ValueAsync("subs.all", "VN", "2013-06"));

        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 2000));

        Assert.Equal(2234, await world.ValueAsync("subs.all", "VN", "2013-06"));
    }

    [Fact]
    public async Task The_country_is_read_from_stored_rollups_while_they_are_fresh()
    {
        await using var world = await ReportedAsync();
        await world.RunAsync("2013-06");
        var country = world.Catalogue.Country.Key;
        var table = (await world.Store.ReadRollupAsync(Period.Parse("2013-06"), country))!;
        foreach (var series in table.Series)
        {
            Array.Fill(series.Values, 5);
        }

        await world.Store.WriteRollupsAsync([table]);

        Assert.Equal(5, await world.ValueAsync("subs.all", "VN", "2013-06"));
        var anew = new FigureReader(world.Catalogue, world.Store);
        Assert.Equal(1234, (await anew.ReadAsync(new FigureQuery("subs.all", world.Catalogue.Country, Period.Parse("2013-06"), AsOf: table.Position - 1))).Value);
        await world.ReportAsync("vnpt", "2013-06-30", ("24", "sites", 1));
        Assert.Equal(1234, await world.ValueAsync("subs.all", "VN", "2013-06"));
    }

    [Fact]
    public async Task Only_provinces_with_newer_facts_are_read_from_facts()
    {
        await using var world = await ReportedAsync();
        await world.ReportAsync("vnpt", "2013-06", ("22", "subs.fixed", 7));
        await world.RunAsync("2013-06");
        var table = (await world.Store.ReadRollupAsync(Period.Parse("2013-06"), world.Catalogue.Country.Key))!;
        foreach (var series in table.Series)
        {
            Array.Fill(series.Values, 5);
        }

        await world.Store.WriteRollupsAsync([table]);
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 2000));

        Assert.Equal(2234 + 5, await world.ValueAsync("subs.all", "VN", "2013-06"));
    }

    [Fact]
    public async Task A_population_comes_over_a_province_that_never_had_one_in_the_country_too()
    {
        await using var world = new World(TestCatalogue.FromText(
            """
            code,level,name,name_en,parent,valid_from,valid_to
            VN,country,Việt Nam,Viet Nam,,1900-01-01,
            10,province,Một,One,VN,1990-01-01,1999-12-31
            11,province,Hai,Two,VN,2000-01-01,2009-12-31
            12,province,Ba,Three,VN,2010-01-01,
            """,
            """
            predecessor,successor,on,extent
            10@1990-01-01,11@2000-01-01,2000-01-01,whole
            11@2000-01-01,12@2010-01-01,2010-01-01,whole
            """,
            """
            code,kind,name,name_en,territory,valid_from,valid_to
            gso,statistics,Tổng cục Thống kê,Statistics office,VN,,
            """,
            """
            code,kind,unit,decimals,minimum,maximum,parts,frequency,stands_for,reported_by,name,name_en
            population,stock,person,0,0,200000000,,year,until_replaced,statistics,Dân số,Population
            """,
            """
            code,version,factor,function,numerator,denominator,denominator_rule,better,unit,decimals,name,name_en,origin
            """));
        await world.ReportAsync("gso", "1995", ("10", "population", 900));

        Assert.Equal(900, await world.ValueAsync("population", "12", "2013"));
        Assert.Equal(900, await world.ValueAsync("population", "VN", "2013"));
    }

    [Fact]
    public async Task A_period_over_the_change_of_provinces_can_be_run()
    {
        await using var world = new World();
        await world.ReportAsync("gso", "2024", ("24", "population", 1900), ("27", "population", 1500));
        await world.ReportAsync("vnpt", "2025-06", ("24", "added.all", 1), ("27", "added.all", 2), ("22", "added.all", 4));
        await world.ReportAsync("vnpt", "2025-07", ("24", "added.all", 8), ("22", "added.all", 16));

        foreach (var period in new[] { "2025", "2025-07" })
        {
            await world.RunAsync(period);
            var result = await world.RunAsync(period);
            Assert.Equal(result.Shards, result.Unchanged);
        }

        var year = await world.Store.ReadRollupAsync(Period.Parse("2025"), world.Catalogue.Country.Key);
        Assert.Equal(31, Assert.Single(year!.Series, s => s is { Source: "", Metric: "added.all" }).Values[0]);
        var july = await world.Store.ReadRollupAsync(Period.Parse("2025-07"), world.Area("24", "2025-07").Key);
        Assert.Equal(3400, Assert.Single(july!.Series, s => s is { Source: "", Metric: "population" }).Values[0]);
        Assert.Equal(31, await world.ValueAsync("added.all", "VN", "2025"));
    }

    [Fact]
    public async Task National_values_are_the_countrys_own_and_the_provinces_sum_is_their_check()
    {
        await using var world = await ReportedAsync();
        await world.ReportAsync("vnpt", "2013-06", ("VN", "subs.all", 5000));
        await world.RunAsync("2013-06");

        var operand = (await world.ReadAsync("subs.all", "VN", "2013-06")).Passport.Numerator!;

        Assert.Equal(5000, operand.Value);
        var check = Assert.Single(operand.Checks);
        Assert.Equal((Provenance.Areas, 1234m, 3766m), (check.How, check.Value, check.Difference));
    }

    [Fact]
    public async Task A_run_beside_which_the_store_is_emptied_fails_and_writes_nothing()
    {
        await using var world = await ReportedAsync();
        var store = new BorrowedStore(world.Store) { BeforeRead = () => world.Store.ClearAsync().AsTask() };
        var runner = new RollupRunner(world.Catalogue, store, TimeProvider.System);

        await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await runner.RunAsync(Period.Parse("2013-06"), world.Position));

        Assert.Null(await world.Store.ReadRollupAsync(Period.Parse("2013-06"), world.Catalogue.Country.Key));
    }

    private static async Task<World> ReportedAsync()
    {
        var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 1000), ("07213", "subs.mobile", 34), ("07240", "subs.mobile", 200));
        await world.ReportAsync("gso", "2013", ("24", "population", 1593200), ("22", "population", 1185200), ("27", "population", 1000000));
        return world;
    }
}
