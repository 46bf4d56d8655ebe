using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class FailureTests
{
    private static readonly Period June = Period.Parse("2013-06");

    [Fact]
    public async Task A_period_that_fails_holds_up_no_other_and_is_tried_again_with_growing_waits()
    {
        await using var rig = ScheduleRig.Make();
        rig.Runner.Broken.Add(June);
        await rig.SendAsync("2013-06");
        await rig.Scheduler.StartAsync(CancellationToken.None);
        Assert.Equal(5, (await rig.NextLookAsync()).Length);
        Assert.Equal((0, RunOutcome.Failed), (rig.Runs[June].Position, rig.Runs[June].Outcome));

        await MoveByAsync(rig, TimeSpan.FromSeconds(10));
        Assert.Equal(["2013-06 NeverRun"], await rig.NextLookAsync());

        rig.Runner.Broken.Clear();
        await MoveByAsync(rig, TimeSpan.FromSeconds(20));
        Assert.Equal(["2013-06 NeverRun"], await rig.NextLookAsync());

        Assert.Equal((1, RunOutcome.Succeeded), (rig.Runs[June].Position, rig.Runs[June].Outcome));
        Assert.Equal(2, rig.Log.Errors.Count);
        rig.Log.Errors.Clear();
    }

    [Fact]
    public async Task A_failure_leaves_the_last_success_in_the_table()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        await rig.RunAsync();
        rig.Runner.Broken.Add(June);
        await rig.SendAsync("2013-06", value: 7);

        var failed = (await rig.Scheduler.RunDueNowAsync())[0];

        Assert.Equal((RunOutcome.Failed, "no luck with 2013-06", null), (failed.Outcome, failed.Failure, failed.Result));
        Assert.Equal((1, rig.Catalogue.Version, RunOutcome.Failed), (rig.Runs[June].Position, rig.Runs[June].CatalogueVersion, rig.Runs[June].Outcome));
        rig.Runner.Broken.Clear();
        Assert.Equal(["2013-06 NewFigures"], await rig.RunAsync());
        rig.Log.Errors.Clear();
    }

    [Fact]
    public async Task A_store_that_is_down_is_asked_again()
    {
        await using var rig = ScheduleRig.Make();
        await rig.StartAsync();
        await rig.SendAsync("2013-06");
        rig.Borrowed.IsDown = true;
        rig.Scheduler.LookNow();
        await rig.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("the store is down", rig.Scheduler.Trouble);

        rig.Borrowed.IsDown = false;
        rig.Time.Move(TimeSpan.FromSeconds(10));

        Assert.Equal(5, (await rig.NextLookAsync()).Length);
        Assert.Null(rig.Scheduler.Trouble);
        rig.Log.Errors.Clear();
    }

    [Fact]
    public async Task One_run_at_a_time()
    {
        await using var rig = ScheduleRig.Make();
        for (var month = 1; month <= 12; month++)
        {
            await rig.SendAsync($"2012-{month:00}");
        }

        await rig.Scheduler.StartAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.Scheduler.RunDueNowAsync())));
        await rig.NextLookAsync();

        Assert.Equal(1, rig.Runner.MostAtOnce);
        Assert.Equal(19, rig.Runs.Count);
    }

    [Fact]
    public async Task A_stop_ends_a_run_and_leaves_it_due()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        rig.Runner.Gate = new TaskCompletionSource().Task;
        await rig.Scheduler.StartAsync(CancellationToken.None);
        await rig.Runner.AtGate.Task.WaitAsync(ScheduleRig.TimeLimit);

        await rig.RestartAsync();

        Assert.Empty(rig.Runs);
        Assert.Equal(5, (await rig.RunAsync()).Length);
    }

    private static async Task MoveByAsync(ScheduleRig rig, TimeSpan wait)
    {
        var moment = TimeSpan.FromSeconds(1);
        await rig.Time.UntilSomebodyWaitsAsync(wait);
        rig.Time.Move(wait - moment);
        await rig.Time.UntilSomebodyWaitsAsync(moment);
        Assert.Equal(0, rig.LooksWaiting);
        rig.Time.Move(moment);
    }
}
