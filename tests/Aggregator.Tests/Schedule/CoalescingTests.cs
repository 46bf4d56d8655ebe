using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class CoalescingTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Many_arrivals_make_one_run_a_minute_after_the_last()
    {
        await using var rig = ScheduleRig.Make();
        await rig.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            await rig.SendAsync("2013-06", value: i);
            rig.Scheduler.Notify(rig.Store.Position);
        }

        await rig.Time.UntilSomebodyWaitsAsync(Quiet);
        rig.Time.Move(Quiet / 2);
        rig.Scheduler.Notify(rig.Store.Position);
        rig.Time.Move(Quiet / 2);
        await rig.Time.UntilSomebodyWaitsAsync(Quiet / 2);
        Assert.Empty(rig.Runs);

        rig.Time.Move(Quiet / 2);
        Assert.Equal(5, (await rig.NextLookAsync()).Length);
        Assert.Equal(100, rig.Runs[Period.Parse("2013-06")].Position);
        Assert.Equal(0, rig.LooksWaiting);
    }

    [Fact]
    public async Task Steady_arrivals_do_not_keep_a_run_waiting_for_ever()
    {
        await using var rig = ScheduleRig.Make();
        await rig.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(0, rig.LooksWaiting);
            await rig.SendAsync("2013-06", value: i);
            rig.Scheduler.Notify(rig.Store.Position);
            await rig.Time.UntilSomebodyWaitsAsync(Quiet);
            rig.Time.Move(Quiet / 2);
        }

        Assert.Equal(5, (await rig.NextLookAsync()).Length);
    }

    [Fact]
    public async Task Arrivals_that_nobody_tells_of_are_found()
    {
        var poll = TimeSpan.FromMinutes(2);
        await using var rig = ScheduleRig.Make(options: new RollupScheduleOptions { Folder = "", PollTime = poll });
        await rig.StartAsync();
        await rig.Time.UntilSomebodyWaitsAsync(poll);
        await rig.SendAsync("2013-06");

        rig.Time.Move(poll);
        await rig.Time.UntilSomebodyWaitsAsync(Quiet);
        rig.Time.Move(Quiet);

        Assert.Equal(5, (await rig.NextLookAsync()).Length);
    }

    [Fact]
    public async Task A_run_that_was_missed_is_caught_up_at_start()
    {
        await using var rig = ScheduleRig.Make("2013-06-10T12:00:00+07:00");
        await rig.SendAsync("2013-05");
        await rig.Scheduler.StartAsync(CancellationToken.None);
        Assert.Equal(5, (await rig.NextLookAsync()).Length);

        await rig.RestartAsync();
        await rig.SendAsync("2013-06");
        rig.Time.MoveTo(ScheduleRig.At("2013-08-03T10:00:00+07:00"));
        await rig.Scheduler.StartAsync(CancellationToken.None);

        Assert.Equal(
            ["2013-06 NeverRun", "2013-Q2 NewFigures", "2013-H1 NewFigures", "2013-07 MonthEnded", "2013-9M NewFigures", "2013 NewFigures"],
            await rig.NextLookAsync());
    }

    [Fact]
    public async Task A_look_that_is_asked_for_does_not_wait_for_quiet()
    {
        await using var rig = ScheduleRig.Make();
        await rig.StartAsync();
        await rig.SendAsync("2013-06");
        rig.Scheduler.Notify(rig.Store.Position);

        rig.Scheduler.LookNow();

        Assert.Equal(5, (await rig.NextLookAsync()).Length);
    }
}
