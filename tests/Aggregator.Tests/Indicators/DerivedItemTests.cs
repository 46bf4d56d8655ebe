using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Indicators;

public sealed class DerivedItemTests
{
    [Fact]
    public async Task A_flow_counts_from_the_start_of_the_plans_year()
    {
        await using var world = new World();
        for (var month = 1; month <= 8; month++)
        {
            await world.ReportAsync("vnpt", $"2014-{month:00}", ("24", "revenue", 10));
        }

        await world.ReportAsync("plan:so-bac-giang", "2014", ("24", "revenue", 160));

        Assert.Equal(37.5m, await world.ValueAsync("plan_completion.revenue", "24", "2014-06"));
        var august = await world.ReadAsync("plan_completion.revenue", "24", "2014-08");
        Assert.Equal((50m, FigureStatus.Complete), (august.Value, august.Status));
        Assert.Equal(80, august.Passport.Numerator!.Value);
        Assert.Contains(august.Passport.Notes, n => n.Code == FigureNoteCode.CountedFromStart && n.Parameters["from"] == "2014-H1" && n.Parameters["to"] == "2014-08");
        Assert.Equal(FigureStatus.Partial, (await world.ReadAsync("plan_completion.revenue", "24", "2014-09")).Status);
    }

    [Fact]
    public async Task The_plan_of_the_period_goes_before_later_targets()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2014-06", ("24", "sites", 50));
        await world.ReportAsync("plan:so-bac-giang", "2015", ("24", "sites", 200));
        Assert.Equal(25, await world.ValueAsync("plan_completion.sites", "24", "2014-06"));

        await world.ReportAsync("plan:so-bac-giang", "2014-06", ("24", "sites", 40));
        var figure = await world.ReadAsync("plan_completion.sites", "24", "2014-06");

        Assert.Equal(125, figure.Value);
        Assert.DoesNotContain(figure.Passport.Notes, n => n.Code == FigureNoteCode.LaterTarget);
    }

    [Fact]
    public async Task A_plan_is_a_figure_of_exactly_its_own_period()
    {
        await using var world = new World();
        await world.ReportAsync("plan:so-bac-giang", "2014", ("24", "sites", 150));
        await world.ReportAsync("plan:so-bac-giang", "2015", ("24", "sites", 200), ("24", "density", 113.8m));

        var sites = await world.ReadAsync("plan.sites", "24", "2014");
        Assert.Equal((150m, FigureStatus.Complete), (sites.Value, sites.Status));
        Assert.Equal(("so-bac-giang", Period.OfYear(2014)), (sites.Passport.Plan!.Source, sites.Passport.Plan.Period));
        Assert.NotEmpty(sites.Passport.Plan.Receipts);
        var density = await world.ReadAsync("plan.density", "24", "2015");
        Assert.Equal((113.8m, "per 100 people"), (density.Value, density.Unit));
        var missing = await world.ReadAsync("plan.density", "24", "2014");
        Assert.Equal((FigureStatus.Missing, FigureReasonCode.NoPlan), (missing.Status, missing.Reason!.Code));
        Assert.Equal(FigureReasonCode.NoPlan, (await world.ReadAsync("plan.sites", "24", "2014-06")).Reason!.Code);
    }

    [Fact]
    public async Task A_plan_may_be_the_sum_of_its_parts_or_of_shorter_periods_and_says_so()
    {
        await using var world = new World();
        await world.ReportAsync("plan:so-bac-giang", "2014", ("24", "added.fixed", 50), ("24", "added.mobile", 150));
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            await world.ReportAsync("plan:so-bac-giang", $"2015-Q{quarter}", ("24", "revenue", 10));
        }

        foreach (var (item, period, expected) in new[] { ("plan.added.all", "2014", 200m), ("plan.revenue", "2015", 40m) })
        {
            var figure = await world.ReadAsync(item, "24", period);

            Assert.Equal(expected, figure.Value);
            Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.PlanDerived);
        }
    }

    [Fact]
    public async Task An_operators_plan_is_its_own()
    {
        await using var world = new World();
        await world.ReportAsync("plan:vnpt", "2014", ("24", "sites", 15));

        Assert.Equal(15, await world.ValueAsync("plan.sites", "24", "2014", "vnpt"));
        Assert.Null(await world.ValueAsync("plan.sites", "24", "2014"));
    }

    [Fact]
    public async Task A_whole_without_a_plan_is_measured_against_the_sum_of_its_parts_plans()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2014", ("24", "added.fixed", 30), ("24", "added.mobile", 70));
        await world.ReportAsync("plan:so-bac-giang", "2014", ("24", "added.fixed", 50));
        Assert.Equal(FigureReasonCode.NoPlan, (await world.ReadAsync("plan_completion.added.all", "24", "2014")).Reason!.Code);

        await world.ReportAsync("plan:so-bac-giang", "2014", ("24", "added.mobile", 150));
        var figure = await world.ReadAsync("plan_completion.added.all", "24", "2014");

        Assert.Equal(50, figure.Value);
        Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.PlanDerived);
    }

    [Fact]
    public async Task Plans_for_quarters_add_up_to_the_years()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2014", ("24", "revenue", 50));
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            Assert.Null(await world.ValueAsync("plan_completion.revenue", "24", "2014"));
            await world.ReportAsync("plan:so-bac-giang", $"2014-Q{quarter}", ("24", "revenue", 25));
        }

        Assert.Equal(50, await world.ValueAsync("plan_completion.revenue", "24", "2014"));
    }

    [Fact]
    public async Task Completion_uses_the_unrounded_value_and_is_never_capped()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2014-06", ("24", "subs.all", 2));
        await world.ReportAsync("gso", "2014", ("24", "population", 300));
        await world.ReportAsync("plan:so-bac-giang", "2014", ("24", "density", 0.01m));

        var figure = await world.ReadAsync("plan_completion.density", "24", "2014-06");

        Assert.Equal(6666.67m, figure.Value);
        Assert.True(figure.Exact > 6666.666666m && figure.Exact < 6666.666667m);
    }

    [Fact]
    public async Task A_plan_of_zero_and_a_missing_plan_are_refused_with_a_reason()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2014-06", ("24", "sites", 2));
        Assert.Equal(FigureReasonCode.NoPlan, (await world.ReadAsync("plan_completion.sites", "24", "2014-06")).Reason!.Code);

        await world.ReportAsync("plan:so-bac-giang", "2014", ("24", "sites", 0));
        Assert.Equal(FigureReasonCode.ZeroPlan, (await world.ReadAsync("plan_completion.sites", "24", "2014-06")).Reason!.Code);
    }

    [Fact]
    public async Task Growth_is_against_the_same_period_of_the_year_before()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 80), ("24", "sites", 0));
        await world.ReportAsync("vnpt", "2014-06", ("24", "subs.all", 100), ("24", "sites", 5));

        Assert.Equal(25, await world.ValueAsync("growth.subs.all", "24", "2014-06"));
        Assert.Equal(FigureReasonCode.BaseZero, (await world.ReadAsync("growth.sites", "24", "2014-06")).Reason!.Code);
        var first = await world.ReadAsync("growth.subs.all", "24", "2013-06");
        Assert.Equal((FigureReasonCode.BaseMissing, "2012-06"), (first.Reason!.Code, first.Reason.Parameters["period"]));
    }

    [Theory]
    [InlineData("2014-06", "growth.subs.all", true)]
    [InlineData("2014-06", "growth.density", true)]
    [InlineData("2014-06", "growth.subs.fixed", false)]
    [InlineData("2014-02", "growth.subs.all", false)]
    [InlineData("2015-03", "growth.subs.all", false)]
    [InlineData("2014-02", "growth.revenue", true)]
    [InlineData("2014-03", "growth.revenue", false)]
    public async Task Growth_is_refused_where_the_definition_changed_between(string period, string item, bool isRefused)
    {
        await using var world = new World(TestCatalogue.SmallWith(("breaks/breaks.csv", """
            metric,on,note,note_en
            subs.postpaid,2014-03-31,Chỉ tính thuê bao hai chiều,Only subscriptions active both ways
            revenue,2013-02-15,Gồm cả thuế,Tax included
            """)));
        foreach (var month in new[] { "2013-02", "2013-03", "2013-06", "2014-02", "2014-03", "2014-06", "2015-03" })
        {
            await world.ReportAsync("vnpt", month, ("24", "subs.fixed", 5), ("24", "subs.mobile", 5), ("24", "revenue", 7), ("24", "population", 100));
            await world.ReportAsync("gso", month[..4], ("24", "population", 100));
        }

        var figure = await world.ReadAsync(item, "24", period);

        Assert.Equal(isRefused ? FigureReasonCode.DefinitionChanged : null, figure.Reason?.Code);
        Assert.Equal(isRefused ? null : 0m, figure.Value);
    }

    [Fact]
    public async Task Shares_and_concentration_are_by_operator()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 50));
        await world.ReportAsync("viettel", "2013-06", ("07213", "subs.all", 30));
        await world.ReportAsync("mobifone", "2013-06", ("24", "subs.all", 20));

        Assert.Equal(30, await world.ValueAsync("share.subs.all", "24", "2013-06", "viettel"));
        Assert.Equal(2500 + 900 + 400, await world.ValueAsync("hhi.subs.all", "24", "2013-06"));
        Assert.Equal(FigureReasonCode.OperatorNeeded, (await world.ReadAsync("share.subs.all", "24", "2013-06")).Reason!.Code);
    }

    [Fact]
    public async Task Concentration_is_refused_where_a_department_made_the_total()
    {
        await using var world = new World();
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "subs.all", 50));

        Assert.Equal(FigureReasonCode.NotByOperator, (await world.ReadAsync("hhi.subs.all", "24", "2013-06")).Reason!.Code);
    }

    [Fact]
    public async Task Revenue_per_subscriber_divides_by_the_mean_of_opening_and_closing()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2012-12", ("24", "subs.all", 100));
        await world.ReportAsync("vnpt", "2013-03", ("24", "subs.all", 301));
        await world.ReportAsync("vnpt", "2013-Q1", ("24", "revenue", 401000));

        var figure = await world.ReadAsync("per_subscriber", "24", "2013-Q1");

        Assert.Equal(2000, figure.Value);
        Assert.Equal(100, figure.Passport.OpeningDenominator!.Value);
        Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.AverageOfPeriod);
    }

    [Fact]
    public async Task Without_an_opening_level_there_is_no_mean()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-03", ("24", "subs.all", 301), ("24", "revenue", 301));

        Assert.Equal(FigureReasonCode.NoDenominator, (await world.ReadAsync("per_subscriber", "24", "2013-03")).Reason!.Code);
    }

    [Fact]
    public async Task A_ratio_without_a_denominator_or_with_zero_says_so()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 100));
        Assert.Equal(FigureReasonCode.NoDenominator, (await world.ReadAsync("per_site", "24", "2013-06")).Reason!.Code);

        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 0));
        Assert.Equal(FigureReasonCode.ZeroDenominator, (await world.ReadAsync("per_site", "24", "2013-06")).Reason!.Code);
    }

    [Fact]
    public async Task A_density_of_one_operator_is_by_the_whole_population_and_a_ratio_by_its_own_sites()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 100), ("24", "sites", 10));
        await world.ReportAsync("viettel", "2013-06", ("24", "subs.all", 300), ("24", "sites", 10));
        await world.ReportAsync("gso", "2013", ("24", "population", 1000));

        Assert.Equal(10, await world.ValueAsync("density", "24", "2013-06", "vnpt"));
        Assert.Equal(40, await world.ValueAsync("density", "24", "2013-06"));
        Assert.Equal(30, await world.ValueAsync("per_site", "24", "2013-06", "viettel"));
        Assert.Equal(1000, await world.ValueAsync("population", "24", "2013-06", "gso"));
        Assert.Null(await world.ValueAsync("population", "24", "2013-06", "vnpt"));
    }

    [Theory]
    [InlineData("2013-01-01", "2013-08-31", "2013-H1 2013-07 2013-08")]
    [InlineData("2013-01-01", "2013-11-15", "2013-9M 2013-10 2013-11-01")]
    [InlineData("2013-04-01", "2013-06-30", "2013-Q2")]
    [InlineData("2013-01-01", "2013-12-31", "2013")]
    public void A_stretch_of_time_is_covered_by_the_fewest_periods(string first, string last, string expected)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var cover = CumulativePeriods.Cover(DateOnly.Parse(first, culture), DateOnly.Parse(last, culture));

        Assert.StartsWith(expected, string.Join(' ', cover), StringComparison.Ordinal);
        Assert.Equal(DateOnly.Parse(last, culture), cover[^1].Last);
    }

    [Theory]
    [InlineData("2", "1.4142135623730950488016887242")]
    [InlineData("14.582196969696969696969696969", "3.8186642")]
    [InlineData("0.0000000000000000000000000001", "0.00000000000001")]
    [InlineData("0", "0")]
    public void Square_roots_have_at_least_fifteen_digits(string value, string expected)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var root = DecimalMath.Sqrt(decimal.Parse(value, culture));

        Assert.StartsWith(expected, root.ToString(culture), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_are_codes_alone_or_after_a_prefix()
    {
        Assert.True(FigureItem.TryParse(TestCatalogue.Small, "plan_completion.radius.half_square", out var item));
        Assert.Equal((FigureItemKind.PlanCompletion, "radius.half_square", "%", 2), (item.Kind, item.Code, item.Unit, item.Decimals));
        Assert.True(FigureItem.TryParse(TestCatalogue.Small, "subs.all", out _));
        Assert.False(FigureItem.TryParse(TestCatalogue.Small, "share.density", out _));
        Assert.False(FigureItem.TryParse(TestCatalogue.Small, "growth.nothing", out _));
    }
}
