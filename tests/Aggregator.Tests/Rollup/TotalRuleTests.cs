using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Rollup;

public sealed class TotalRuleTests
{
    [Fact]
    public async Task The_total_is_the_sum_of_operators_at_whatever_level_each_reports()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 100));
        await world.ReportAsync("viettel", "2013-06", ("07213", "sites", 1), ("07240", "sites", 2));

        var operand = (await world.ReadAsync("sites", "24", "2013-06")).Passport.Numerator!;

        Assert.Equal(103, operand.Value);
        Assert.Equal([("viettel", 3m), ("vnpt", 100m)], operand.Contributions.Select(c => (c.Source, c.Value!.Value)));
        Assert.Equal(2, await world.ValueAsync("sites", "215", "2013-06"));
        Assert.Equal(100, await world.ValueAsync("sites", "24", "2013-06", "vnpt"));
    }

    [Fact]
    public async Task A_departments_aggregate_is_the_total_only_where_no_operator_reported()
    {
        await using var world = new World();
        await world.ReportAsync("so-bac-giang", "2013-06", ("213", "sites", 50), ("215", "sites", 60));
        await world.ReportAsync("vnpt", "2013-06", ("213", "sites", 5));

        var province = (await world.ReadAsync("sites", "24", "2013-06")).Passport;

        Assert.Equal(65, province.Numerator!.Value);
        Assert.Equal([("vnpt", 5m), ("so-bac-giang", 60m)], province.Numerator.Contributions.Select(c => (c.Source, c.Value!.Value)));
        Assert.Contains(province.Notes, n => n.Code == FigureNoteCode.DepartmentTotal);
        Assert.Equal(60, await world.ValueAsync("sites", "215", "2013-06"));
    }

    [Fact]
    public async Task A_departments_aggregate_beside_operators_is_compared()
    {
        await using var world = new World();
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "sites", 50));
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 40));
        await world.ReportAsync("viettel", "2013-06", ("24", "sites", 7));

        var passport = (await world.ReadAsync("sites", "24", "2013-06")).Passport;

        Assert.Equal(47, passport.Numerator!.Value);
        var check = Assert.Single(passport.Numerator.Checks);
        Assert.Equal(("so-bac-giang", 50m, -3m), (check.Source, check.Value, check.Difference));
        Assert.Contains(passport.Notes, n => n.Code == FigureNoteCode.DepartmentDiffers);
    }

    [Fact]
    public async Task A_part_that_only_a_department_has_completes_the_operators_other_parts()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 10));
        await world.ReportAsync("viettel", "2013-06", ("24", "subs.fixed", 5));
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "subs.mobile", 100));

        var figure = await world.ReadAsync("subs.all", "24", "2013-06");
        var operand = figure.Passport.Numerator!;

        Assert.Equal((115, FigureStatus.Complete), (figure.Value, figure.Status));
        Assert.Equal([("so-bac-giang", 100m), ("viettel", 5m), ("vnpt", 10m)], operand.Contributions.OrderBy(c => c.Source).Select(c => (c.Source, c.Value!.Value)));
        Assert.Equal([3L], operand.Contributions.Single(c => c.Source == "so-bac-giang").Receipts);
        Assert.Empty(operand.MissingParts);
        Assert.Empty(operand.Checks);
        Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.DepartmentTotal);
        Assert.Equal(115, await world.ValueAsync("subs.all", "VN", "2013-06"));
    }

    [Fact]
    public async Task A_part_that_nobody_has_is_missing_in_the_sum_of_operators_and_department()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 10));
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "subs.postpaid", 100));

        var figure = await world.ReadAsync("subs.all", "24", "2013-06");

        Assert.Equal((110, FigureStatus.Partial), (figure.Value, figure.Status));
        Assert.Equal(["subs.prepaid"], figure.Passport.Numerator!.MissingParts);
    }

    [Fact]
    public async Task The_ministrys_figures_are_never_in_the_total()
    {
        await using var world = new World();
        await world.ReportAsync("ministry", "2013-06", ("24", "sites", 999));
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 1));

        Assert.Equal(1, await world.ValueAsync("sites", "24", "2013-06"));
        Assert.Equal(999, await world.ValueAsync("sites", "24", "2013-06", "ministry"));
    }

    [Fact]
    public async Task Receipts_behind_a_figure_are_distinct_and_listed_up_to_a_limit()
    {
        await using var world = new World();
        for (var day = 1; day <= 25; day++)
        {
            await world.ReportAsync("vnpt", $"2013-06-{day:00}", ("07213", "revenue", 1), ("07216", "revenue", 1));
        }

        var contribution = Assert.Single((await world.ReadAsync("revenue", "24", "2013-06")).Passport.Numerator!.Contributions);

        Assert.Equal(25, contribution.ReceiptCount);
        Assert.Equal(Enumerable.Range(1, Contribution.ReceiptLimit).Select(i => (long)i), contribution.Receipts);
    }

    [Theory]
    [InlineData("2013-05")]
    [InlineData("2012-06")]
    public async Task An_operator_that_reported_before_but_not_now_is_missing(string earlier)
    {
        await using var world = new World();
        await world.ReportAsync("viettel", earlier, ("07213", "subs.mobile", 5), ("07213", "sites", 5));
        await world.ReportAsync("mobifone", earlier, ("07213", "revenue", 5));
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 10));
        await world.ReportAsync("viettel", "2013-06", ("07213", "sites", 6));

        foreach (var area in new[] { "24", "VN" })
        {
            var figure = await world.ReadAsync("subs.all", area, "2013-06");
            Assert.Equal(FigureStatus.Partial, figure.Status);
            var missing = Assert.Single(figure.Passport.Numerator!.MissingOperators);
            Assert.Equal(("viettel", Period.Parse(earlier)), (missing.Source, missing.LastReported));
            Assert.Equal([world.Area("24", "2013").Key], missing.Provinces);
        }

        Assert.Empty((await world.ReadAsync("sites", "24", "2013-06")).Passport.Numerator!.MissingOperators);
    }
}
