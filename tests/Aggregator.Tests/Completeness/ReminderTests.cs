namespace Telemetry.Aggregator.Tests.Completeness;

public sealed class ReminderTests
{
    private const string Calendar = """
        m,vnpt viettel,sites revenue,province,24@1997-01-01 22,month,1,10,2013-01-01,
        q,vnpost,points.offices,province,24@1997-01-01,quarter,1,10,2013-01-01,
        """;

    [Fact]
    public async Task Whoever_is_overdue_or_soon_due_is_reminded_the_longest_overdue_first()
    {
        await using var world = new CalendarWorld(Calendar);
        foreach (var month in new[] { "2013-01", "2013-02", "2013-03", "2013-04" })
        {
            await world.ReportAsync("vnpt", month, ("24", "sites", 5), ("24", "revenue", 5), ("22", "sites", 5), ("22", "revenue", 5));
            if (month != "2013-03")
            {
                await world.ReportAsync("viettel", month, ("24", "sites", 5), ("24", "revenue", 5), ("22", "sites", 5), ("22", "revenue", 5));
            }
        }

        await world.ReportAsync("vnpost", "2013-Q1", ("24", "points.offices", 5));
        await world.ReportAsync("viettel", "2013-05", ("24", "sites", 5), ("24", "revenue", 5), ("22", "sites", 5));

        world.On("2013-06-02");
        Assert.Equal(["viettel 2013-03 2013-04-10 53 4/4 22+24 revenue+sites"], await world.RemindAsync());

        world.On("2013-06-03");
        Assert.Equal(
            [
                "viettel 2013-03 2013-04-10 54 4/4 22+24 revenue+sites",
                "vnpt 2013-05 2013-06-10 -7 4/4 22+24 revenue+sites",
                "viettel 2013-05 2013-06-10 -7 1/4 22 revenue",
            ],
            await world.RemindAsync());
        Assert.Equal(
            [
                "viettel 2013-03 2013-04-10 54 2/2 24 revenue+sites",
                "vnpt 2013-05 2013-06-10 -7 2/2 24 revenue+sites",
            ],
            await world.RemindAsync("24"));

        world.On("2013-07-10");
        Assert.Contains("vnpost 2013-Q2 2013-07-10 0 1/1 24 points.offices", await world.RemindAsync());
        Assert.Equal(6, (await world.RemindAsync()).Length);
    }

    [Fact]
    public async Task What_was_due_more_than_a_year_ago_is_let_rest()
    {
        await using var world = new CalendarWorld("m,vnpt,sites,province,24@1997-01-01,month,1,10,2013-01-01,2013-02-28");
        world.On("2014-02-09");
        Assert.Equal(2, (await world.RemindAsync()).Length);
        world.On("2014-02-10");
        Assert.Equal(["vnpt 2013-02 2013-03-10 337 1/1 24 sites"], await world.RemindAsync());
    }
}
