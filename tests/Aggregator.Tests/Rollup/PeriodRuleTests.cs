using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Rollup;

public sealed class PeriodRuleTests
{
    [Fact]
    public async Task A_months_stock_is_the_last_day_reported()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06-10", ("07213", "sites", 7));
        await world.ReportAsync("vnpt", "2013-06-28", ("07213", "sites", 9));
        await world.ReportAsync("vnpt", "2013-06-20", ("07213", "sites", 8));

        var figure = await world.ReadAsync("sites", "07213", "2013-06");

        Assert.Equal(9, figure.Value);
        Assert.Equal(Provenance.Time, figure.Passport.Numerator!.How);
        Assert.Equal([2L], figure.Passport.Numerator.Contributions[0].Receipts);
    }

    [Fact]
    public async Task A_late_day_changes_the_month_from_its_own_position_on()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06-10", ("07213", "sites", 7));
        var before = world.Position;
        await world.ReportAsync("vnpt", "2013-06-30", ("07213", "sites", 11));

        Assert.Equal(11, await world.ValueAsync("sites", "07213", "2013-06"));
        Assert.Equal(7, await world.ValueAsync("sites", "07213", "2013-06", asOf: before));
    }

    [Fact]
    public async Task A_months_flow_is_the_sum_of_its_days_and_says_how_many_are_missing()
    {
        await using var world = new World();
        for (var day = 1; day <= 28; day++)
        {
            await world.ReportAsync("vnpt", $"2013-06-{day:00}", ("07213", "revenue", 10));
        }

        var operand = (await world.ReadAsync("revenue", "07213", "2013-06")).Passport.Numerator!;

        Assert.Equal(280, operand.Value);
        Assert.Equal([Period.Parse("2013-06-29"), Period.Parse("2013-06-30")], operand.MissingPeriods);
        Assert.Equal((28, 30), (operand.Reported, operand.Expected));
        Assert.True(operand.IsPartial);
    }

    [Fact]
    public async Task A_month_reported_for_itself_wins_over_its_days_which_stay_as_a_check()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06-10", ("07213", "sites", 7));
        await world.ReportAsync("vnpt", "2013-06", ("07213", "sites", 5));

        var operand = (await world.ReadAsync("sites", "07213", "2013-06")).Passport.Numerator!;

        Assert.Equal(5, operand.Value);
        Assert.Equal(new DerivedCheck("vnpt", Provenance.Time, 7, -2, 1, 1), Assert.Single(operand.Checks));
    }

    [Theory]
    [InlineData("2013-Q1", 6, 30)]
    [InlineData("2013-Q4", 33, 120)]
    [InlineData("2013-H1", 21, 60)]
    [InlineData("2013-9M", 45, 90)]
    [InlineData("2013", 78, 120)]
    public async Task Longer_periods_are_made_of_months(string period, int flow, int stock)
    {
        await using var world = new World();
        for (var month = 1; month <= 12; month++)
        {
            await world.ReportAsync("vnpt", $"2013-{month:00}", ("07213", "revenue", month), ("07213", "sites", month * 10));
        }

        foreach (var area in new[] { "07213", "213", "24", "VN" })
        {
            Assert.Equal(flow, await world.ValueAsync("revenue", area, period));
            Assert.Equal(stock, await world.ValueAsync("sites", area, period));
        }
    }

    [Fact]
    public async Task An_explicit_quarter_counts_among_months_in_the_year()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-Q1", ("07213", "revenue", 100));
        await world.ReportAsync("vnpt", "2013-01", ("07213", "revenue", 1));
        await world.ReportAsync("vnpt", "2013-04", ("07213", "revenue", 10));

        var operand = (await world.ReadAsync("revenue", "07213", "2013")).Passport.Numerator!;

        Assert.Equal(110, operand.Value);
        Assert.Equal(["2013-05", "2013-06", "2013-Q3", "2013-Q4"], operand.MissingPeriods.Select(p => p.ToString()));
        Assert.Equal((2, 10), (operand.Reported, operand.Expected));
    }

    [Fact]
    public async Task A_stock_is_missing_where_the_last_month_is_not_an_earlier_one()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-05", ("07213", "sites", 5));

        var figure = await world.ReadAsync("sites", "07213", "2013-Q2");

        Assert.Null(figure.Value);
        Assert.Equal(FigureReasonCode.NoValueReported, figure.Reason!.Code);
    }

    [Fact]
    public async Task A_flow_over_a_change_of_units_is_the_sum_of_its_shorter_periods()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2025-06", ("06652", "revenue", 10), ("06655", "revenue", 20), ("06661", "revenue", 30));
        await world.ReportAsync("vnpt", "2025-07", ("06652", "revenue", 100), ("06661", "revenue", 300));

        Assert.Equal(460, await world.ValueAsync("revenue", "22", "2025"));
        Assert.Equal(400, await world.ValueAsync("revenue", "22", "2025-Q3"));
        Assert.Equal(460, await world.ValueAsync("revenue", "VN", "2025"));
    }
}
