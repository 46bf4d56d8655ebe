using Telemetry.Aggregator.Retention;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class RetentionTests
{
    [Fact]
    public async Task The_schedule_drops_old_days_after_it_has_looked_and_does_not_roll_them_up_again()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06-30");
        await rig.SendAsync("2013-06");
        await rig.SendAsync("2019-12-31");
        rig.DayRetention = new DayRetention(DayRetention.LeastDays);
        await rig.RestartAsync();

        await rig.StartAsync();
        await LeftAsync(rig, "2019-12-31");

        Assert.DoesNotContain(Period.Parse("2013-06-30"), rig.Runs.Keys);
        Assert.Contains(Period.Parse("2013-06"), rig.Runs.Keys);
        Assert.Contains(Period.Parse("2019-12-31"), rig.Runs.Keys);
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_dropped()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06-30");
        await rig.SendAsync("2013-06");

        await rig.StartAsync();

        Assert.Contains(Period.Parse("2013-06-30"), rig.Runs.Keys);
        Assert.Equal(["2013-06-30"], await DaysAsync(rig));
    }

    private static async Task LeftAsync(ScheduleRig rig, string day)
    {
        using var limit = new CancellationTokenSource(ScheduleRig.TimeLimit);
        while (await DaysAsync(rig) is not [var left] || left != day)
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private static async Task<string[]> DaysAsync(ScheduleRig rig)
    {
        var days = (await rig.Store.ListAsync(null)).Select(e => e.Period).Where(p => p.Grain == PeriodGrain.Day).ToHashSet();
        return [.. (await rig.Store.ReadAsync(new SeriesSelection { Periods = days })).Select(s => s.Period.ToString())];
    }
}
