using Telemetry.Collector.Tests.Faults.Line;
using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>Clocks that jump, on either side.</summary>
public sealed class ClockFaultTests : IDisposable
{
    private const string Source = "vnpt";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_clients_clock_that_jumps_by_days_and_years_neither_loses_nor_expires_nor_delays_anything()
    {
        await using var collector = await TestCollector.StartAsync();
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        var time = new SettableTime(collector.Time.Now);
        await using var proxy = new FaultProxy(new Uri("http://127.0.0.1:1"));
        var client = SpoolRun.Client(proxy.Address, collector.OperatorKey(Source));
        var options = SpoolRun.Options(_folder.Path);
        IReadOnlyList<Sent> sent;
        await using (var run = await SpoolRun.OpenAsync(client, options, time))
        {
            foreach (var jump in (TimeSpan[])[TimeSpan.FromDays(40), TimeSpan.FromDays(-8_000), TimeSpan.FromDays(16_000)])
            {
                await run.EnqueueAsync(3);
                await run.UntilAsync(s => s.LastFailure is not null, "an attempt failed");
                time.Now += jump;
                var attempts = run.Spool.Status.LastFailure!.Attempts;
                await run.UntilAsync(s => s.LastFailure!.Attempts > attempts + 2, "attempts go on");
                Assert.True(run.Spool.Status.OldestAge >= TimeSpan.Zero);
            }

            Assert.Equal(9, run.Spool.Status.Pending);
            sent = run.Sent;
        }

        // Restarted years before all of it was enqueued.
        time.Now -= TimeSpan.FromDays(12_000);
        await using var again = await SpoolRun.OpenAsync(client, options, time, sent);
        await again.EnqueueAsync(1);
        Assert.Equal(TimeSpan.Zero, again.Spool.Status.OldestAge);
        proxy.Target = collector.Host.GrpcAddress;

        Assert.Equal(new Standing(10, 0, 0), await again.SettledAsync(oracle));
    }

    [Fact]
    public async Task A_services_clock_that_jumps_leaves_receipts_in_order_and_sends_nobody_away_with_what_was_taken()
    {
        await using var collector = await TestCollector.StartAsync();
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        await using var proxy = new FaultProxy(collector.Host.GrpcAddress);
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(proxy.Address, collector.OperatorKey(Source)), SpoolRun.Options(_folder.Path));
        await run.EnqueueAsync(3);
        await run.SettledAsync(oracle);
        var before = collector.Ledger.Head.Sequence;

        // The answer to the fourth is lost, and the clock falls back to long before the period began.
        var now = collector.Time.Now;
        proxy.OnCall = n => n == 4 ? new Fault(Stage.Request, Failing.Reset) { Before = FallBack } : null;
        await run.EnqueueAsync(1);
        Assert.Equal(new Standing(4, 0, 0), await run.SettledAsync(oracle));
        Assert.True(run.Spool.Find(run.Sent[^1].Id)!.Receipt!.Duplicate);

        // What was never taken is judged by the day that the clock shows.
        await run.EnqueueAsync(1);
        Assert.Equal(new Standing(4, 1, 0), await run.SettledAsync(oracle));
        Assert.Equal("FUTURE_PERIOD", run.Spool.Find(run.Sent[^1].Id)!.Refusal!.Cause);
        collector.Time.Now = now.AddDays(400);
        Assert.True(await run.Spool.SendAgainAsync(run.Sent[^1].Id));
        Assert.Equal(new Standing(5, 0, 0), await run.SettledAsync(oracle));

        var times = run.Sent.Select(s => run.Spool.Find(s.Id)!.Receipt!.CommittedAt!.Value).ToList();
        Assert.Equal(times.Order(), times);

        async Task FallBack()
        {
            while (collector.Ledger.Head.Sequence == before)
            {
                await Task.Delay(5);
            }

            collector.Time.Now = new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
        }
    }

    public void Dispose() => _folder.Dispose();
}
