using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Telemetry.Operators.Tests.Retry;

public sealed class RetryScheduleTests
{
    [Fact]
    public void The_most_that_is_waited_doubles_up_to_the_cap()
    {
        var schedule = new RetrySchedule(new RetryOptions { FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(10) }, new Fixed(1 - 1e-12));

        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(1, 6).Select(n => (int)Math.Round(schedule.NextWait(n).TotalSeconds)));
        Assert.Equal(10, schedule.NextWait(int.MaxValue).TotalSeconds, 3);
    }

    [Fact]
    public void A_wait_lies_between_what_was_asked_for_and_that_plus_the_window() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (seed, tenths) =>
        {
            var options = new RetryOptions();
            var asked = TimeSpan.FromSeconds(Math.Abs(tenths % 100_000) / 10.0);
            var failures = 1 + Math.Abs(seed % 50);
            var wait = new RetrySchedule(options, new Random(seed)).NextWait(failures, asked);
            var least = asked < options.LongestAskedWait ? asked : options.LongestAskedWait;
            return wait >= least && wait <= least + options.LongestWait;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Senders_that_failed_together_do_not_come_back_together()
    {
        var random = new Random(7);
        var schedule = new RetrySchedule(random: random);

        var waits = Enumerable.Range(0, 1000).Select(_ => schedule.NextWait(7).TotalSeconds).ToList();

        Assert.InRange(waits.Average(), 28, 36);
        Assert.Contains(waits, w => w < 4);
        Assert.Contains(waits, w => w > 60);
    }

    [Fact]
    public void What_a_person_must_mend_is_tried_slowly_and_what_is_refused_not_at_all()
    {
        var schedule = new RetrySchedule(new RetryOptions { HeldWait = TimeSpan.FromSeconds(30) });

        Assert.Equal(TimeSpan.FromSeconds(30), schedule.NextWait(new TelemetryException(SubmitFailure.NotAuthenticated, "x"), 3));
        Assert.Equal(TimeSpan.FromSeconds(40), schedule.NextWait(new TelemetryException(SubmitFailure.NotAuthenticated, "x") { RetryAfter = TimeSpan.FromSeconds(40) }, 3));
        Assert.Null(schedule.NextWait(new TelemetryException(SubmitFailure.InvalidSubmission, "x") { Cause = "BAD_PERIOD" }, 1));
        Assert.InRange(
            schedule.NextWait(new TelemetryException(SubmitFailure.OverRate, "x") { RetryAfter = TimeSpan.FromSeconds(5) }, 1)!.Value,
            TimeSpan.FromSeconds(5),
            TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void Every_fault_of_the_options_is_listed()
    {
        var options = new RetryOptions { FirstWait = TimeSpan.FromDays(2), LongestWait = TimeSpan.Zero, Factor = double.NaN, HeldWait = TimeSpan.FromDays(-1) };

        Assert.Equal(5, options.Faults().Count);
        Assert.Throws<ArgumentException>(() => new RetrySchedule(options));
        Assert.Empty(new RetryOptions().Faults());
    }

    private sealed class Fixed(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
