using Telemetry.Aggregator.Reconciliation;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Reconciliation;

/// <summary>Why a second source's value may differ: every cause is named that arithmetic supports, and none that it does not.</summary>
public sealed class CauseTests
{
    private const string Month = "2013-06";

    [Theory]
    [InlineData("2013-05", 1111)]
    [InlineData("2013-07", 1333)]
    [InlineData("2012-12", 999)]
    public async Task A_neighbouring_months_figure_is_timing(string month, int sites)
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("vnpt", Month, ("24", "bts.sites", 1222));
        await world.ReportAsync("vnpt", month, ("24", "bts.sites", sites));
        await world.ReportAsync("published:mic", Month, ("24", "bts.sites", sites));

        var row = await OnlyAsync(world);

        var cause = Assert.Single(row.Causes);
        Assert.Equal((CauseKind.Timing, Period.Parse(month), PrintFit.Exact), (cause.Kind, cause.Period!.Value, cause.Fit));
        Assert.Equal(sites - 1222, row.Difference);
    }

    [Fact]
    public async Task An_amount_counted_from_the_start_of_the_year_is_timing()
    {
        await using var world = new ReconciliationWorld();
        foreach (var month in new[] { "2013-01", "2013-02", "2013-03", "2013-04", "2013-05" })
        {
            await world.ReportAsync("vnpt", month, ("24", "revenue.telecom", 1_000_000_007));
        }

        await world.ReportAsync("vnpt", Month, ("24", "revenue.telecom", 1_200_000_000));
        await world.ReportAsync("published:mic", Month, ("24", "revenue.telecom", 6_200_000_035));

        var cause = Assert.Single((await OnlyAsync(world)).Causes);

        Assert.Equal((CauseKind.Timing, Period.Parse("2013-H1")), (cause.Kind, cause.Period!.Value));
    }

    [Fact]
    public async Task The_half_square_for_the_circle_is_a_definition()
    {
        await using var world = await PostalAsync();
        await world.ReportAsync("published:mic", Month, ("24", "postal.service_radius", 1.909m));

        var row = await OnlyAsync(world);

        var cause = Assert.Single(row.Causes);
        Assert.Equal((CauseKind.Definition, "postal.service_radius.half_square"), (cause.Kind, cause.Instead));
        Assert.Null(cause.Operand);
    }

    [Fact]
    public async Task Points_with_mailboxes_are_a_definition_and_the_points_implied_are_told()
    {
        await using var world = await PostalAsync();
        await world.ReportAsync("vnpost", Month, ("24", "postal.mailboxes", 100));
        await world.ReportAsync("published:mic", Month, ("24", "postal.people_per_point", 4377));

        var row = await OnlyAsync(world);

        var cause = Assert.Single(row.Causes);
        Assert.Equal((CauseKind.Definition, "postal.points", "postal.points_with_mailboxes"), (cause.Kind, cause.Operand, cause.Instead));
        Assert.Equal((1593200m, 364m), (cause.Numerator!.Value, cause.Denominator!.Value));
        Assert.Equal(364, row.Implied.Single(i => i.Metric.Code == "postal.points").Value);
    }

    [Fact]
    public async Task A_part_left_out_is_a_definition()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync(
            "vnpt", Month,
            ("24", "subscribers.fixed_wired", 50_111), ("24", "subscribers.fixed_wireless", 20_222), ("24", "subscribers.mobile_postpaid", 30_333), ("24", "subscribers.mobile_prepaid", 900_444));
        await world.ReportAsync("published:gso", Month, ("24", "subscribers.telephone", 50_111 + 30_333 + 900_444));

        var cause = Assert.Single((await OnlyAsync(world)).Causes);

        Assert.Equal((CauseKind.Definition, "subscribers.fixed_wireless"), (cause.Kind, cause.WithoutPart));
    }

    [Fact]
    public async Task An_operator_left_out_is_coverage()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("mobifone", Month, ("24", "bts.sites", 507));
        await world.ReportAsync("vnpt", Month, ("24", "bts.sites", 1003));
        await world.ReportAsync("viettel", Month, ("24", "bts.sites", 2005));
        await world.ReportAsync("published:mic", Month, ("24", "bts.sites", 1003 + 2005));

        var cause = Assert.Single((await OnlyAsync(world)).Causes);
        Assert.Equal((CauseKind.Coverage, "mobifone"), (cause.Kind, cause.WithoutSource));

        await world.ReportAsync("published:mic", Month, ("24", "bts.sites", 2005));
        cause = Assert.Single((await OnlyAsync(world)).Causes);
        Assert.Equal((CauseKind.Coverage, "viettel"), (cause.Kind, cause.OnlySource));
    }

    [Fact]
    public async Task What_nothing_gives_is_unexplained_and_says_what_it_would_take()
    {
        await using var world = await PostalAsync();
        await world.ReportAsync("published:mic", Month, ("24", "postal.people_per_point", 7777));

        var row = await OnlyAsync(world);

        Assert.Equal(Agreement.Unexplained, row.Agreement);
        Assert.Empty(row.Causes);
        Assert.Equal(["population.average", "postal.points"], row.Implied.Select(i => i.Metric.Code));
        var population = row.Implied[0];
        Assert.Equal((7777m * 264, 7776.5m * 264, 7778m * 264), (population.Value, population.Low, population.High));
    }

    [Fact]
    public async Task Every_cause_that_fits_is_named()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("vnpt", "2013-05", ("24", "bts.sites", 1003));
        await world.ReportAsync("vnpt", Month, ("24", "bts.sites", 1003));
        await world.ReportAsync("viettel", Month, ("24", "bts.sites", 2005));
        await world.ReportAsync("published:mic", Month, ("24", "bts.sites", 1003));

        Assert.Equal([CauseKind.Timing, CauseKind.KnownEarlier, CauseKind.Coverage], (await OnlyAsync(world)).Causes.Select(c => c.Kind));
    }

    [Fact]
    public async Task Where_few_digits_are_known_rounding_is_named_and_the_rest_is_tried_to_all_decimals()
    {
        await using var world = await PostalAsync();
        await world.ReportAsync("published:mic", Month, ("24", "postal.service_radius", 2m));

        var row = await OnlyAsync(world);

        Assert.False(row.Theirs.Printed.IsFine);
        var cause = Assert.Single(row.Causes);
        Assert.Equal((CauseKind.Rounding, PrintFit.Rounded), (cause.Kind, cause.Fit));
    }

    [Fact]
    public async Task The_same_is_the_same_and_without_a_figure_nothing_is_compared()
    {
        await using var world = await PostalAsync();
        await world.ReportAsync("published:mic", Month, ("24", "postal.service_radius", 2.154m), ("24", "density.telephone", 115.09m));

        var rows = (await world.CompareAsync(Month, area: "24")).Figures;

        Assert.Equal([("density.telephone", Agreement.NotComputed), ("postal.service_radius", Agreement.Same)], rows.Select(r => (r.Theirs.Item.Code, r.Agreement)));
        Assert.Null(rows[0].Difference);
        Assert.Equal(0, rows[1].Difference);
    }

    private static async Task<ReconciliationWorld> PostalAsync()
    {
        var world = new ReconciliationWorld();
        await world.ReportAsync("gso", "2013", ("24", "population.average", 1593200), ("24", "area.land", 3849.7m));
        await world.ReportAsync("vnpost", Month, ("24", "postal.offices", 46), ("24", "postal.commune_points", 185), ("24", "postal.agents", 33));
        return world;
    }

    private static async Task<ReconciledFigure> OnlyAsync(ReconciliationWorld world) => Assert.Single((await world.CompareAsync(Month, area: "24")).Figures);
}
