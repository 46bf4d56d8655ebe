using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Completeness;

/// <summary>What was counted before is given again only while it is what would be counted anew.</summary>
public sealed class CompletenessMemoTests
{
    private const string Calendar = """
        communes,vnpt viettel,subs.all sites,commune,,month,1,10,,
        provinces,kind:operator,revenue sites,province,,month,1,20,,
        quarters,vnpt,revenue,province,,quarter,1,10,,
        """;

    [Fact]
    public async Task After_each_arrival_and_each_due_day_it_is_what_is_counted_anew()
    {
        await using var world = new CalendarWorld(Calendar);
        (string Source, string Period, string Area, string Metric)[] entries =
        [
            ("vnpt", "2013-05", "24", "sites"), ("vnpt", "2013-06", "24", "revenue"), ("viettel", "2013-06-30", "07213", "sites"),
            ("vnpt", "2013-06", "22", "sites"), ("vnpt", "2013-05", "24", "revenue"), ("vnpt", "2013-Q2", "24", "revenue"),
        ];
        world.On("2013-07-05");
        foreach (var (entry, day) in entries.Zip(["2013-07-06", "2013-07-09", "2013-07-11", "2013-07-12", "2013-07-21", "2013-07-25"]))
        {
            await AssertFreshAsync(world);
            world.On(day);
            await AssertFreshAsync(world);
            await world.ReportAsync(entry.Source, entry.Period, entry.Area, entry.Metric, CellState.NotAvailable);
        }

        await AssertFreshAsync(world);
    }

    [Fact]
    public async Task A_look_back_in_time_is_not_answered_from_what_holds_now()
    {
        await using var world = new CalendarWorld(Calendar);
        world.On("2013-08-01");
        await world.ReportAsync("vnpt", "2013-06", "24", "revenue", CellState.NotAvailable);
        Assert.All(await world.ReadAsync("2013-06"), r => Assert.True(r.IsDue));

        world.On("2013-08-02");
        await world.ReportAsync("vnpt", "2013-06", "22", "revenue", CellState.NotAvailable);

        Assert.Equal(1, (await world.CountAsync("2013-06", "VN", 1, "vnpt")).Received);
        Assert.Equal(2, (await world.CountAsync("2013-06", "VN", 2, "vnpt")).Received);
    }

    private static async Task AssertFreshAsync(CalendarWorld world)
    {
        foreach (var tracks in new[] { true, false })
        {
            foreach (var area in new[] { "VN", "24", "07213" })
            {
                Assert.Equal(await world.ReadTextAsync(world.NewReader(), area, tracks), await world.ReadTextAsync(world.Reader, area, tracks));
            }
        }
    }
}
