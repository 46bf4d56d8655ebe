using Telemetry.Aggregator.Completeness;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Completeness;

/// <summary>What is owed, received, late and missing is counted in cells.</summary>
public sealed class CompletenessTests
{
    private const string SitesByProvince = "sites,vnpt,sites,province,24@1997-01-01 22,month,1,10,,";

    [Fact]
    public async Task A_late_figure_moves_a_cell_from_missing_to_late()
    {
        await using var world = new CalendarWorld(SitesByProvince);
        world.On("2013-07-09");
        var first = await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 5));
        Assert.Equal((2, 1, 0), await world.CountAsync("2013-06"));
        Assert.Equal([CompletenessStatus.NotYetDue, CompletenessStatus.Complete], (await world.ReadAsync("2013-06")).Select(r => r.Status));

        world.On("2013-07-11");
        var before = await world.ReadAsync("2013-06", "22");
        Assert.Equal((CompletenessStatus.Missing, true, null), (before[0].Status, before[0].IsDue, before[0].FirstReceipt));

        var second = await world.ReportAsync("vnpt", "2013-06", ("22", "sites", 7));
        var rows = await world.ReadAsync("2013-06");
        Assert.Equal([CompletenessStatus.Late, CompletenessStatus.Complete], rows.Select(r => r.Status));
        Assert.Equal(["22", "24"], rows.Select(r => r.Area.Code));
        Assert.Equal([(second, second), (first, first)], rows.Select(r => (r.FirstReceipt!.Value, r.LastReceipt!.Value)));
        Assert.All(rows, r => Assert.Equal(new DateOnly(2013, 7, 10), r.Due));

        Assert.Equal((2, 1, 0), await world.CountAsync("2013-06", asOf: first));
    }

    [Fact]
    public async Task What_comes_in_the_last_instant_of_the_due_day_is_in_time()
    {
        await using var world = new CalendarWorld(SitesByProvince);
        var end = CalendarWorld.Noon("2013-07-10").AddHours(12);
        world.At(end.AddTicks(-1));
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 5));
        world.At(end);
        await world.ReportAsync("vnpt", "2013-06", ("22", "sites", 5));

        Assert.Equal((2, 2, 1), await world.CountAsync("2013-06"));
        Assert.Equal((1, 1, 1), await world.CountAsync("2013-06", "22"));
    }

    [Fact]
    public async Task A_correction_after_the_due_day_is_not_late_and_a_withdrawal_leaves_the_cell_missing()
    {
        await using var world = new CalendarWorld(SitesByProvince);
        world.On("2013-07-05");
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 5), ("22", "sites", 5));
        world.On("2013-07-20");
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 6));
        Assert.Equal((2, 2, 0), await world.CountAsync("2013-06"));

        await world.ReportAsync("vnpt", "2013-06", "22", "sites", CellState.Withdrawn);
        Assert.Equal((2, 1, 0), await world.CountAsync("2013-06"));
        Assert.Equal((2, 2, 0), await world.CountAsync("2013-06", asOf: 2));

        await world.ReportAsync("vnpt", "2013-06", ("22", "sites", 4));
        Assert.Equal((2, 2, 0), await world.CountAsync("2013-06"));
    }

    [Theory]
    [InlineData(CellState.NotApplicable, 1)]
    [InlineData(CellState.NotAvailable, 1)]
    [InlineData(CellState.Withheld, 1)]
    [InlineData(CellState.NotReported, 0)]
    [InlineData(CellState.Withdrawn, 0)]
    public async Task A_stated_absence_is_an_answer_and_not_reporting_is_none(CellState state, int received)
    {
        await using var world = new CalendarWorld(SitesByProvince);
        await world.ReportAsync("vnpt", "2013-06", "24", "sites", state);

        Assert.Equal((1, received, 0), await world.CountAsync("2013-06", "24"));
    }

    [Fact]
    public async Task Zero_is_received_and_other_sources_and_periods_and_earlier_values_are_not()
    {
        await using var world = new CalendarWorld("sites,vnpt,sites,province,24@1997-01-01,month,1,10,,\npoints,vnpost,points.offices,province,24@1997-01-01,quarter,1,10,,");
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 0));
        await world.ReportAsync("viettel", "2013-07", ("24", "sites", 9));
        await world.ReportAsync("vnpost", "2013-Q1", ("24", "points.offices", 9));

        Assert.Equal((1, 1, 0), await world.CountAsync("2013-06"));
        Assert.Equal((1, 0, 0), await world.CountAsync("2013-07"));
        Assert.Equal((1, 1, 0), await world.CountAsync("2013-Q1"));
        Assert.Equal((1, 0, 0), await world.CountAsync("2013-Q2"));
    }

    [Fact]
    public async Task Nothing_is_owed_outside_the_dates_of_source_line_and_unit()
    {
        await using var world = new CalendarWorld(
            "sites,young old,sites,province,,month,1,10,2013-03-01,2025-12-31",
            "young,operator,A,,24@1997-01-01,2013-06-15,\nold,operator,B,,24@1997-01-01,,2013-06-29");

        Assert.Equal((0, 0, 0), await world.CountAsync("2013-02"));
        Assert.Equal(["old"], (await world.ReadAsync("2013-05")).Select(r => r.Source.Code));
        Assert.Equal(["young"], (await world.ReadAsync("2013-06")).Select(r => r.Source.Code));
        Assert.Equal((1, 0, 0), await world.CountAsync("2025-06"));
        Assert.Equal((0, 0, 0), await world.CountAsync("2025-07"));
        Assert.Equal((0, 0, 0), await world.CountAsync("2013-Q2"));
    }

    [Fact]
    public async Task A_new_unit_owes_from_its_first_period_and_a_reader_of_it_sees_what_its_predecessors_owed()
    {
        await using var world = new CalendarWorld("sites,vnpt,sites,province,,month,1,10,,");

        Assert.Equal(["22", "24", "27"], (await world.ReadAsync("2025-06")).Select(r => r.Area.Code));
        Assert.Equal(["22@1963-10-30", "24@2025-07-01"], (await world.ReadAsync("2025-07")).Select(r => r.Area.Key.ToString()));
        var seen = await world.Reader.ReadAsync(new CompletenessQuery
        {
            Periods = [Period.Parse("2025-06")],
            Areas = [world.Catalogue.Area("24", "2025-07-01")],
            At = CalendarWorld.Noon("2026-01-01"),
        });
        Assert.Equal(["24@1997-01-01", "27@1997-01-01"], seen.Select(r => r.Area.Key.ToString()));
    }

    [Fact]
    public async Task A_value_of_the_province_does_not_answer_for_its_communes_but_all_communes_answer_for_it()
    {
        await using var world = new CalendarWorld("sites,vnpt,sites,province,24@1997-01-01,month,1,10,,\ncommunes,viettel,sites,commune,24@1997-01-01,month,1,10,,");
        await world.ReportAsync("viettel", "2013-06", ("24", "sites", 50), ("213", "sites", 30), ("07213", "sites", 10));
        await world.ReportAsync("vnpt", "2013-06", ("213", "sites", 1), ("07240", "sites", 1));

        Assert.Equal((5, 1, 0), await world.CountAsync("2013-06", sources: "viettel"));
        Assert.Equal((1, 1, 0), await world.CountAsync("2013-06", "07213", sources: "viettel"));
        Assert.Equal((3, 1, 0), await world.CountAsync("2013-06", "213", sources: "viettel"));
        var row = Assert.Single(await world.ReadAsync("2013-06", sources: "viettel"));
        Assert.Equal([("07213", 0), ("07216", 1), ("07219", 1), ("07240", 1), ("07243", 1)], row.Units.Select(u => (u.Area.Code, u.Count.Missing)));

        Assert.Equal((1, 0, 0), await world.CountAsync("2013-06", sources: "vnpt"));
        await world.ReportAsync("vnpt", "2013-06", ("07243", "sites", 0));
        Assert.Equal((1, 1, 0), await world.CountAsync("2013-06", sources: "vnpt"));
    }

    [Fact]
    public async Task A_total_is_answered_by_itself_or_by_all_its_parts_and_a_part_only_by_itself()
    {
        await using var world = new CalendarWorld("all,vnpt,subs.all subs.fixed,province,24@1997-01-01,month,1,10,,");
        await world.ReportAsync("vnpt", "2013-04", ("24", "subs.all", 50));
        await world.ReportAsync("vnpt", "2013-05", ("24", "subs.fixed", 50), ("24", "subs.postpaid", 1));
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 50), ("24", "subs.postpaid", 1), ("24", "subs.prepaid", null));

        Assert.Equal((2, 1, 0), await world.CountAsync("2013-04"));
        Assert.Equal((2, 1, 0), await world.CountAsync("2013-05"));
        Assert.Equal((2, 2, 0), await world.CountAsync("2013-06"));
        Assert.Equal([("subs.all", 1), ("subs.fixed", 0)], Assert.Single(await world.ReadAsync("2013-05")).Metrics.Select(m => (m.Metric.Code, m.Count.Missing)));
    }

    [Fact]
    public async Task Shorter_periods_answer_for_a_longer_one_when_none_that_counts_is_missing()
    {
        await using var world = new CalendarWorld("q,vnpt,revenue sites,province,24@1997-01-01,quarter,1,10,,\nm,vnpt,revenue sites,province,24@1997-01-01,month,1,10,,");
        await world.ReportAsync("vnpt", "2013-05", ("24", "revenue", 5), ("24", "sites", 5));
        await world.ReportAsync("vnpt", "2013-06", ("24", "revenue", 5), ("24", "sites", 5));

        // The last month's level is the quarter's; of the amounts April's is missing.
        Assert.Equal([("revenue", 0), ("sites", 1)], Assert.Single(await world.ReadAsync("2013-Q2")).Metrics.Select(m => (m.Metric.Code, m.Count.Received)));

        for (var day = 1; day <= 29; day++)
        {
            await world.ReportAsync("vnpt", $"2013-04-{day:00}", ("24", "revenue", 1), ("24", "sites", 5));
        }

        Assert.Equal([("revenue", 0), ("sites", 1)], Assert.Single(await world.ReadAsync("2013-04")).Metrics.Select(m => (m.Metric.Code, m.Count.Received)));
        await world.ReportAsync("vnpt", "2013-04-30", ("24", "revenue", 0));
        Assert.Equal((2, 2, 0), await world.CountAsync("2013-04"));
        Assert.Equal((2, 2, 0), await world.CountAsync("2013-Q2"));
    }

    [Fact]
    public async Task A_year_of_an_operator_that_began_in_June_asks_for_its_own_months_only()
    {
        await using var world = new CalendarWorld("y,young,revenue,province,24@1997-01-01,year,3,15,,", "young,operator,A,,VN,2013-06-01,");
        for (var month = 6; month <= 11; month++)
        {
            await world.ReportAsync("young", $"2013-{month:00}", ("24", "revenue", 1));
        }

        Assert.Equal((1, 0, 0), await world.CountAsync("2013"));
        await world.ReportAsync("young", "2013-12", ("24", "revenue", 1));
        var row = Assert.Single(await world.ReadAsync("2013"));
        Assert.Equal((1, new DateOnly(2014, 3, 15)), (row.Count.Received, row.Due));
    }

    [Fact]
    public async Task A_cell_that_two_lines_name_is_owed_once_by_the_earlier_day()
    {
        await using var world = new CalendarWorld("b,vnpt,sites revenue,province,24@1997-01-01,month,1,20,,\na,vnpt,sites,province,24@1997-01-01 22,month,1,10,,");

        var rows = await world.ReadAsync("2013-06", "24");
        Assert.Equal([(10, "sites"), (20, "revenue")], rows.Select(r => (r.Due.Day, string.Join(' ', r.Metrics.Select(m => m.Metric.Code)))));
    }

    [Fact]
    public async Task National_figures_are_owed_by_the_country_itself()
    {
        await using var world = new CalendarWorld("n,gso,population,country,,year,3,15,,");
        await world.ReportAsync("gso", "2013", ("24", "population", 1));
        Assert.Equal((1, 0, 0), await world.CountAsync("2013"));
        Assert.Equal((0, 0, 0), await world.CountAsync("2013", "24"));

        await world.ReportAsync("gso", "2013", ("VN", "population", 1));
        Assert.Equal("VN", Assert.Single(await world.ReadAsync("2013")).Area.Code);
        Assert.Equal((1, 1, 0), await world.CountAsync("2013"));
    }
}
