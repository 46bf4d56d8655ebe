using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Indicators;

/// <summary>Figures that two departments printed (Bắc Giang, June 2013; Quảng Ninh, 2014), with what arithmetic gives for them.</summary>
public sealed class GoldenFiguresTests
{
    [Theory]
    [InlineData("subscribers.telephone", 1721878)]
    [InlineData("net_additions.telephone", 684959)]
    [InlineData("subscribers.internet.fixed_broadband", 118493)]
    [InlineData("net_additions.internet.fixed_broadband", 26278)]
    [InlineData("plan_completion.net_additions.fixed_wired", 108.45)]
    [InlineData("plan_completion.net_additions.fixed_wireless", 79.36)]
    [InlineData("plan_completion.net_additions.mobile_postpaid", 98.91)]
    [InlineData("plan_completion.net_additions.mobile_prepaid", 162.78)]
    [InlineData("plan_completion.net_additions.internet.xdsl", 163.68)]
    [InlineData("plan_completion.net_additions.internet.ftth", 224.20)]
    [InlineData("plan_completion.revenue.telecom", 104.32)]
    [InlineData("plan_completion.revenue.postal", 93.68)]
    [InlineData("plan_completion.volume.newspapers", 103.45)]
    [InlineData("plan_completion.volume.letter_post_weight", 83.40)]
    [InlineData("density.telephone", 145.28)]
    [InlineData("density.internet", 10.00)]
    public async Task Quang_Ninh_2014_comes_out_as_arithmetic_gives_it(string item, double expected)
    {
        await using var world = await QuangNinhAsync();

        var figure = await world.ReadAsync(item, "22", "2014");

        Assert.Equal((decimal)expected, figure.Value);
        Assert.Equal(FigureStatus.Complete, figure.Status);
    }

    [Fact]
    public async Task Quang_Ninh_has_no_population_of_2014_and_the_passport_says_so()
    {
        await using var world = await QuangNinhAsync();

        var passport = (await world.ReadAsync("density.telephone", "22", "2014")).Passport;

        Assert.Equal(1185200, passport.Denominator!.Value);
        Assert.Equal(Period.OfYear(2013), passport.Denominator.PeriodUsed);
        Assert.True(passport.Denominator.IsOlder);
        var note = Assert.Single(passport.Notes, n => n.Code == FigureNoteCode.DenominatorOlder);
        Assert.Equal("2013", note.Parameters["used"]);
        Assert.Equal("100 × subscribers.telephone / population.average", passport.Formula);
    }

    [Theory]
    [InlineData("subscribers.telephone", 1833673, 1869673)]
    [InlineData("density.telephone", 115.09, 117.35)]
    public async Task A_correction_keeps_what_was_known_before(string item, double before, double after)
    {
        await using var world = await BacGiangAsync();
        var asPrinted = world.Position;
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "subscribers.mobile", 1795720));

        Assert.Equal((decimal)after, await world.ValueAsync(item, "24", "2013-06"));
        Assert.Equal((decimal)before, await world.ValueAsync(item, "24", "2013-06", asOf: asPrinted));
    }

    [Theory]
    [InlineData("density.internet", 3.25)]
    [InlineData("bts.sharing", 77.57)]
    [InlineData("postal.points", 264)]
    [InlineData("postal.service_radius", 2.154)]
    [InlineData("postal.service_radius.half_square", 1.909)]
    [InlineData("postal.people_per_point", 6035)]
    [InlineData("plan_completion.postal.service_radius", 99.33)]
    [InlineData("plan_completion.postal.service_radius.half_square", 112.08)]
    [InlineData("plan_completion.postal.people_per_point", 105.06)]
    [InlineData("plan_completion.density.telephone", 103.12)]
    [InlineData("plan_completion.density.internet", 44.66)]
    public async Task Bac_Giang_June_2013_comes_out_as_arithmetic_gives_it(string item, double expected)
    {
        await using var world = await BacGiangAsync();
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "subscribers.mobile", 1795720));

        Assert.Equal((decimal)expected, await world.ValueAsync(item, "24", "2013-06"));
    }

    [Fact]
    public async Task A_variant_without_a_plan_is_measured_against_the_plan_of_what_it_varies()
    {
        await using var world = await BacGiangAsync();

        var passport = (await world.ReadAsync("plan_completion.postal.service_radius.half_square", "24", "2013-06")).Passport;

        Assert.Equal("postal.service_radius", passport.Plan!.Item);
        Assert.Equal(Period.OfYear(2015), passport.Plan.Period);
        Assert.Equal("so-bac-giang", passport.Plan.Source);
        Assert.Contains(passport.Notes, n => n.Code == FigureNoteCode.PlanOfBaseItem);
        Assert.Contains(passport.Notes, n => n.Code == FigureNoteCode.LaterTarget);
        Assert.Equal("postal.points", passport.PointSet);
    }

    private static async Task<World> QuangNinhAsync()
    {
        var world = new World(TestCatalogue.Shipped);
        await world.ReportAsync(
            "so-quang-ninh",
            "2014",
            ("22", "subscribers.fixed_wired", 133202),
            ("22", "subscribers.fixed_wireless", 23758),
            ("22", "subscribers.mobile_postpaid", 160210),
            ("22", "subscribers.mobile_prepaid", 1404708),
            ("22", "subscribers.internet.xdsl", 106621),
            ("22", "subscribers.internet.ftth", 11872),
            ("22", "net_additions.fixed_wired", 2169),
            ("22", "net_additions.fixed_wireless", 1984),
            ("22", "net_additions.mobile_postpaid", 29672),
            ("22", "net_additions.mobile_prepaid", 651134),
            ("22", "net_additions.internet.xdsl", 22915),
            ("22", "net_additions.internet.ftth", 3363),
            ("22", "revenue.telecom", 1982000000000),
            ("22", "revenue.postal", 89000000000));
        await world.ReportAsync("vnpost", "2014", ("22", "volume.newspapers", 10345000), ("22", "volume.letter_post_weight", 50040));
        await world.ReportAsync("gso", "2013", ("22", "population.average", 1185200), ("22", "area.land", 6102.4m));
        await world.ReportAsync(
            "plan:so-quang-ninh",
            "2014",
            ("22", "net_additions.fixed_wired", 2000),
            ("22", "net_additions.fixed_wireless", 2500),
            ("22", "net_additions.mobile_postpaid", 30000),
            ("22", "net_additions.mobile_prepaid", 400000),
            ("22", "net_additions.internet.xdsl", 14000),
            ("22", "net_additions.internet.ftth", 1500),
            ("22", "revenue.telecom", 1900000000000),
            ("22", "revenue.postal", 95000000000),
            ("22", "volume.newspapers", 10000000),
            ("22", "volume.letter_post_weight", 60000));
        return world;
    }

    private static async Task<World> BacGiangAsync()
    {
        var world = new World(TestCatalogue.Shipped);
        await world.ReportAsync(
            "so-bac-giang",
            "2013-06",
            ("24", "subscribers.fixed", 73953),
            ("24", "subscribers.mobile", 1759720),
            ("24", "subscribers.internet.fixed_broadband", 51725),
            ("24", "bts.sites", 838),
            ("24", "bts.sites_shared", 650));
        await world.ReportAsync("vnpost", "2013-06", ("24", "postal.offices", 46), ("24", "postal.commune_points", 185), ("24", "postal.agents", 33));
        await world.ReportAsync("gso", "2013", ("24", "population.average", 1593200), ("24", "area.land", 3849.7m));
        await world.ReportAsync(
            "plan:so-bac-giang",
            "2015",
            ("24", "density.telephone", 113.8m),
            ("24", "density.internet", 7.27m),
            ("24", "postal.service_radius", 2.14m),
            ("24", "postal.people_per_point", 6340));
        return world;
    }
}
