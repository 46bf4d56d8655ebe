using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;
using Telemetry.Aggregator.Schedule;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class MonthEndTests
{
    [Fact]
    public async Task A_month_is_due_once_more_at_two_on_the_first()
    {
        await using var rig = ScheduleRig.Make("2013-06-28T12:00:00+07:00");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        rig.Time.MoveTo(ScheduleRig.At("2013-07-01T01:59:00+07:00"));
        Assert.Empty(await rig.RunAsync());

        rig.Time.MoveTo(ScheduleRig.At("2013-07-01T02:00:00+07:00"));
        Assert.Equal(["2013-06 MonthEnded"], await rig.RunAsync());
        Assert.Empty(await rig.RunAsync());
    }

    [Fact]
    public async Task A_timer_that_fires_a_moment_early_finds_the_month_ended()
    {
        await using var rig = ScheduleRig.Make("2013-06-28T12:00:00+07:00");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        rig.Time.MoveTo(ScheduleRig.At("2013-07-01T01:59:59.995+07:00"));

        Assert.Equal(["2013-06 MonthEnded"], await rig.RunAsync());
        rig.Time.MoveTo(ScheduleRig.At("2013-07-01T02:00:00+07:00"));
        Assert.Empty(await rig.RunAsync());
    }

    [Fact]
    public async Task Months_without_figures_end_for_a_year_after_the_last_ones()
    {
        await using var rig = ScheduleRig.Make("2013-06-28T12:00:00+07:00");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();
        var ended = new List<string>();

        for (var month = 7; month <= 20; month++)
        {
            rig.Time.MoveTo(new DateTimeOffset(2013, 1, 1, 2, 0, 0, TimeSpan.FromHours(7)).AddMonths(month - 1));
            ended.AddRange(await rig.RunAsync());
        }

        Assert.Equal(12, ended.Count);
        Assert.Equal(("2013-06 MonthEnded", "2014-05 MonthEnded"), (ended[0], ended[^1]));
    }

    [Fact]
    public async Task Ends_that_were_missed_are_caught_up_together()
    {
        await using var rig = ScheduleRig.Make("2013-06-28T12:00:00+07:00");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        rig.Time.MoveTo(ScheduleRig.At("2013-09-15T00:00:00+07:00"));

        Assert.Equal(["2013-06 MonthEnded", "2013-07 MonthEnded", "2013-08 MonthEnded"], await rig.RunAsync());
    }

    [Fact]
    public async Task A_population_alone_ends_no_month()
    {
        await using var rig = ScheduleRig.Make("2013-07-01T03:00:00+07:00");
        await rig.SendPopulationAsync("2013");

        Assert.Equal(["2013 NeverRun"], await rig.RunAsync());
    }

    [Fact]
    public async Task Quartz_fires_at_two_on_the_first_in_vietnam()
    {
        var now = ScheduleRig.At("2013-06-15T00:00:00Z");
        await using var rig = ScheduleRig.Make();
        await using var services = Services(rig).AddSingleton<TimeProvider>(new FakeTime(now)).BuildServiceProvider();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        var trigger = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey(MonthEndedJob.Name)));

        Assert.Equal("0 0 2 1 * ?", trigger.CronExpressionString);
        Assert.Equal(TimeSpan.FromHours(7), trigger.TimeZone.BaseUtcOffset);
        Assert.False(trigger.TimeZone.SupportsDaylightSavingTime);
        Assert.Equal(ScheduleRig.At("2013-07-01T02:00:00+07:00"), trigger.GetFireTimeAfter(now));
        Assert.Equal(ScheduleRig.At("2013-07-01T02:00:00+07:00"), trigger.GetFireTimeAfter(ScheduleRig.At("2013-06-30T18:59:59Z")));
        Assert.Equal(ScheduleRig.At("2013-08-01T02:00:00+07:00"), trigger.GetFireTimeAfter(ScheduleRig.At("2013-06-30T19:00:00Z")));
        await scheduler.Shutdown();
    }

    [Fact]
    public async Task The_job_only_asks_for_a_look()
    {
        await using var rig = ScheduleRig.Make();
        await using var services = Services(rig).BuildServiceProvider();
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rollups = services.GetRequiredService<RollupScheduler>();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await rig.SendAsync("2013-06");

        await scheduler.Start();
        await scheduler.TriggerJob(new JobKey(MonthEndedJob.Name));
        rollups.Looked = _ => looked.TrySetResult();
        await rollups.StartAsync(CancellationToken.None);
        await looked.Task.WaitAsync(ScheduleRig.TimeLimit);

        await rollups.StopAsync(CancellationToken.None);
        await scheduler.Shutdown(waitForJobsToComplete: true);
    }

    [Fact]
    public async Task Without_cron_there_is_no_trigger()
    {
        await using var rig = ScheduleRig.Make();
        var services = new ServiceCollection().AddRollupSchedule(rig.Options with { CronEnabled = false });

        Assert.DoesNotContain(services, s => s.ServiceType == typeof(ISchedulerFactory));
    }

    private static IServiceCollection Services(ScheduleRig rig) => new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton(rig.Catalogue)
        .AddSingleton<ISeriesStore>(_ => rig.Borrowed)
        .AddRollupSchedule(rig.Options with { Folder = Path.Combine(rig.Folder, "services") });
}
