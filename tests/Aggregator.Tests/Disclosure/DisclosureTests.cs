using Telemetry.Aggregator.Indicators;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Disclosure;

public sealed class DisclosureTests
{
    private const string Month = "2013-06";

    [Fact]
    public async Task Three_balanced_operators_are_shown_everywhere()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "sites", "subs.fixed", "subs.postpaid", "subs.prepaid");

        foreach (var item in new[] { "sites", "subs.fixed", "subs.mobile", "subs.all" })
        {
            Assert.Empty(await world.WithheldAsync(item, Month, ["VN", "24", "27", "22", "213", "215", .. OutsideWorld.Communes]));
            Assert.Empty(await world.WithheldAsync(item, "2013-Q2", "VN", "24", "07213"));
        }
    }

    [Fact]
    public async Task Two_operators_are_withheld()
    {
        await using var world = new OutsideWorld();
        await world.World.ReportAsync("vnpt", Month, ("24", "sites", 100), ("22", "sites", 100));
        await world.World.ReportAsync("viettel", Month, ("24", "sites", 100), ("22", "sites", 100));
        await world.World.ReportAsync("mobifone", Month, ("22", "sites", 100), ("24", "sites", 0));

        // Zero does not stand behind anything; the country would give the province away.
        Assert.Equal(["24", "22"], await world.WithheldAsync("sites", Month, "24", "22", "VN"));
    }

    [Theory]
    [InlineData(85, true)]
    [InlineData(86, false)]
    public async Task One_operator_holds_eighty_five_per_cent_at_most(int greatest, bool isShown)
    {
        await using var world = new OutsideWorld();
        await world.World.ReportAsync("vnpt", Month, ("VN", "sites", greatest));
        await world.World.ReportAsync("viettel", Month, ("VN", "sites", (100 - greatest) / 2m));
        await world.World.ReportAsync("mobifone", Month, ("VN", "sites", 100 - greatest - (int)((100 - greatest) / 2m)));

        Assert.Equal(isShown, await world.IsShownAsync("sites", "VN", Month));
    }

    [Fact]
    public async Task A_withheld_commune_takes_the_smallest_one_beside_it_and_nothing_above()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "sites");
        await world.World.ReportAsync("vnpt", Month, "07219", "sites", CellState.NotAvailable);

        Assert.Equal(["07213", "07219"], await world.WithheldAsync("sites", Month, ["VN", "24", "213", "215", .. OutsideWorld.Communes]));
    }

    [Fact]
    public async Task Two_withheld_communes_of_one_operator_are_not_left_as_a_difference()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "sites");
        foreach (var source in new[] { "mobifone", "viettel" })
        {
            await world.World.ReportAsync(source, Month, ("07213", "sites", 0), ("07216", "sites", 0));
        }

        Assert.Equal(["07213", "07216", "07219"], await world.WithheldAsync("sites", Month, ["VN", "24", "213", "215", .. OutsideWorld.Communes]));
    }

    [Fact]
    public async Task A_dominated_part_takes_the_part_beside_it_and_the_sums_stay()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "subs.fixed", "subs.postpaid", "subs.prepaid");
        await world.World.ReportAsync("vnpt", Month, [.. OutsideWorld.Communes.Select(c => (c, "subs.postpaid", (decimal?)2000))]);
        foreach (var source in OutsideWorld.Operators)
        {
            await world.World.ReportAsync(source, Month, [.. OutsideWorld.Communes.Select(c => (c, "subs.prepaid", (decimal?)5000))]);
        }

        foreach (var area in new[] { "VN", "24", "213", "07213" })
        {
            Assert.False(await world.IsShownAsync("subs.postpaid", area, Month));
            Assert.False(await world.IsShownAsync("subs.prepaid", area, Month));
            Assert.Empty(await world.WithheldAsync("subs.fixed", Month, area));
            Assert.Empty(await world.WithheldAsync("subs.mobile", Month, area));
            Assert.Empty(await world.WithheldAsync("subs.all", Month, area));
        }
    }

    [Fact]
    public async Task A_month_with_too_few_senders_takes_every_sum_it_is_in()
    {
        await using var world = new OutsideWorld();
        foreach (var month in new[] { "2013-01", "2013-02", "2013-03", "2013-04", "2013-05" })
        {
            await world.ReportBalancedAsync(month, "revenue", "sites");
        }

        await world.World.ReportAsync("vnpt", Month, ("24", "revenue", 500), ("24", "sites", 500), ("22", "revenue", 300), ("22", "sites", 300));

        foreach (var period in new[] { Month, "2013-Q2", "2013-H1", "2013-9M", "2013" })
        {
            Assert.False(await world.IsShownAsync("revenue", "VN", period));
        }

        foreach (var period in new[] { "2013-05", "2013-04", "2013-Q1" })
        {
            Assert.True(await world.IsShownAsync("revenue", "VN", period));
        }

        // A level is that of its last month: the half-year is withheld, the year has no value yet.
        Assert.False(await world.IsShownAsync("sites", "VN", "2013-H1"));
        Assert.True(await world.IsShownAsync("sites", "VN", "2013"));
    }

    [Fact]
    public async Task A_departments_aggregate_is_withheld()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "sites");
        await world.World.ReportAsync("so-bac-giang", "2013-05", ("24", "sites", 1000));

        Assert.False(await world.IsShownAsync("sites", "24", "2013-05"));
        Assert.True(await world.IsShownAsync("sites", "24", Month));
    }

    [Fact]
    public async Task Days_changes_of_levels_and_periods_in_which_units_changed_are_never_given()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync("2013-06-30", "sites");
        await world.ReportBalancedAsync(Month, "sites", "added.fixed", "revenue");
        foreach (var source in OutsideWorld.Operators)
        {
            await world.World.ReportAsync(source, "2025-09", ("24", "revenue", 100), ("22", "revenue", 100));
        }

        Assert.False(await world.IsShownAsync("sites", "VN", "2013-06-30"));
        Assert.False(await world.IsShownAsync("added.fixed", "VN", Month));
        Assert.True(await world.IsShownAsync("revenue", "VN", Month));
        Assert.True(await world.IsShownAsync("revenue", "22", "2025-Q3"));
        Assert.False(await world.IsShownAsync("revenue", "22", "2025"));
    }

    [Fact]
    public async Task What_an_operator_reports_only_for_a_whole_is_not_left_as_a_difference()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "sites", "revenue", "subs.fixed", "subs.postpaid", "subs.prepaid");
        await world.World.ReportAsync("vnpost", Month, ("24", "sites", 50), ("22", "subs.all", 70));
        await world.ReportBalancedAsync("2013-04", "revenue");
        await world.ReportBalancedAsync("2013-05", "revenue");
        await world.World.ReportAsync("vnpost", "2013-Q2", ("22", "revenue", 900));

        // Of a province: its districts give less than the whole by what one operator reported.
        Assert.Equal(["215", "07240"], await world.WithheldAsync("sites", Month, ["VN", "24", "213", "215", .. OutsideWorld.Communes]));

        // Of a metric: so do its parts; the sum stays.
        Assert.True(await world.IsShownAsync("subs.all", "VN", Month));
        Assert.True(await world.IsShownAsync("subs.all", "22", Month));
        Assert.False(await world.IsShownAsync("subs.fixed", "22", Month));
        Assert.False(await world.IsShownAsync("subs.fixed", "VN", Month));

        // Of a quarter: so do its months; they stay, and the quarter with all above it goes.
        Assert.Equal(["22", "VN"], await world.WithheldAsync("revenue", "2013-Q2", "22", "24", "VN"));
        Assert.Empty(await world.WithheldAsync("revenue", Month, "22", "24", "VN"));
    }

    [Fact]
    public async Task A_value_that_stands_is_withheld_in_its_whole_year()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync("2013-Q1", "points.offices", "points.agents");
        await world.World.ReportAsync("vnpost", "2013-Q2", ("24", "points.offices", 9000));
        await world.ReportBalancedAsync("2012-Q4", "points.offices", "points.agents");

        Assert.False(await world.IsShownAsync("points.offices", "24", "2013-Q2"));
        Assert.False(await world.IsShownAsync("points.offices", "24", "2013-Q1"));
        Assert.False(await world.IsShownAsync("points.offices", "24", "2013-02"));
        Assert.True(await world.IsShownAsync("points.offices", "24", "2012-Q4"));
    }

    [Fact]
    public async Task A_figure_is_shown_only_if_every_operand_is()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "subs.fixed", "subs.postpaid", "subs.prepaid", "sites", "revenue");
        await world.World.ReportAsync("gso", "2013", ("24", "population", 10000));
        await world.World.ReportAsync("vnpt", "2012-06", ("24", "subs.all", 1));
        await world.World.ReportAsync("vnpt", "2013-05", ("24", "subs.all", 1));
        await world.World.ReportAsync("plan:so-bac-giang", "2013", ("24", "revenue", 4000), ("24", "density", 10));
        await world.World.ReportAsync("viettel", "2013-04", ("24", "revenue", 7));

        Assert.True(await world.IsShownAsync("density", "24", Month));
        Assert.True(await world.IsShownAsync("per_site", "24", Month));
        Assert.True(await world.IsShownAsync("plan_completion.density", "24", Month));
        Assert.True(await world.IsShownAsync("population", "24", Month));

        Assert.False(await world.IsShownAsync("density", "24", "2013-05"));
        Assert.False(await world.IsShownAsync("growth.subs.all", "24", Month));
        Assert.False(await world.IsShownAsync("per_subscriber", "24", Month));

        // A flow counted from the start of the year, of which April is one operator's.
        Assert.False(await world.IsShownAsync("plan_completion.revenue", "24", Month));
        Assert.False(await world.IsShownAsync("hhi.subs.all", "24", Month));
    }

    [Fact]
    public async Task A_shown_figure_names_nobody_but_the_reader()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync("2013-05", "sites");
        await world.ReportBalancedAsync(Month, "sites");
        await world.World.ReportAsync("vnpost", "2013-05", ("24", "sites", 500));

        var figure = await world.ReadAsync("sites", "24", Month, own: "vnpt");
        var operand = figure.Passport.Numerator!;

        Assert.Equal((FigureStatus.Partial, 1530m), (figure.Status, figure.Value));
        Assert.Equal([FigureNoteCode.Provisional], figure.Passport.Notes.Select(n => n.Code));
        Assert.Equal("vnpt", Assert.Single(operand.Contributions).Source);
        Assert.Empty(operand.MissingOperators);
        Assert.Equal((0, 0), (operand.Reported, operand.Expected));
        Assert.DoesNotContain("viettel", FigureText.Of(figure), StringComparison.Ordinal);
        Assert.Empty((await world.ReadAsync("sites", "24", Month)).Passport.Numerator!.Contributions);
    }

    [Fact]
    public async Task A_withheld_figure_says_nothing_but_that()
    {
        await using var world = new OutsideWorld();
        await world.World.ReportAsync("vnpt", Month, ("24", "sites", 777));
        await world.World.ReportAsync("viettel", "2013-05", ("24", "sites", 5));

        var figure = await world.ReadAsync("sites", "24", Month, own: "viettel");

        Assert.Equal((FigureStatus.Missing, FigureReasonCode.WithheldOutside), (figure.Status, figure.Reason!.Code));
        Assert.Empty(figure.Reason.Parameters);
        var text = FigureText.Of(figure);
        Assert.All(["777", "vnpt", "viettel"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_share_is_given_where_its_total_is()
    {
        await using var world = new OutsideWorld();
        await world.ReportBalancedAsync(Month, "sites");
        await world.World.ReportAsync("vnpt", "2013-05", ("24", "sites", 7));

        var share = await world.ReadAsync("share.sites", "24", Month, "vnpt", own: "vnpt");

        Assert.Equal(33.33m, share.Value);
        Assert.DoesNotContain("viettel", FigureText.Of(share), StringComparison.Ordinal);
        Assert.Equal(FigureReasonCode.WithheldOutside, (await world.ReadAsync("share.sites", "24", "2013-05", "vnpt", own: "vnpt")).Reason!.Code);
    }

    [Fact]
    public async Task What_comes_later_changes_what_is_shown()
    {
        await using var world = new OutsideWorld();
        await world.World.ReportAsync("vnpt", Month, ("VN", "sites", 100));
        await world.World.ReportAsync("viettel", Month, ("VN", "sites", 100));
        Assert.False(await world.IsShownAsync("sites", "VN", Month));

        await world.World.ReportAsync("mobifone", Month, ("VN", "sites", 100));
        Assert.True(await world.IsShownAsync("sites", "VN", Month));

        await world.World.ReportAsync("mobifone", Month, ("VN", "sites", 9000));
        Assert.False(await world.IsShownAsync("sites", "VN", Month));
    }
}
