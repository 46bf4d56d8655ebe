using Microsoft.Extensions.Logging;
using Telemetry.Collector.Tests.Faults.Line;
using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>A spool that is closed in the middle of something, and a host that fails around it.</summary>
public sealed class SpoolClosingTests(SharedCollector shared) : IClassFixture<SharedCollector>, IDisposable
{
    private const string Source = "vnpt";
    private readonly TestCollector _collector = shared.Collector;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_spool_that_is_closed_between_request_and_answer_ends_every_wait_and_settles_after_the_next_start()
    {
        await using var proxy = new FaultProxy(_collector.Host.GrpcAddress);
        var client = SpoolRun.Client(proxy.Address, _collector.OperatorKey(Source));
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.OnCall = n => n == 1
            ? new Fault(Stage.Request, Failing.Late)
            {
                Before = () =>
                {
                    stored.SetResult();
                    return late.Task;
                },
            }
            : null;
        IReadOnlyList<Sent> sent;
        Task<SpoolResult?> waiting;
        Task<bool> draining;
        SubmissionSpool closed;
        await using (var run = await SpoolRun.OpenAsync(client, SpoolRun.Options(_folder.Path)))
        {
            await run.EnqueueAsync(3);
            sent = run.Sent;
            closed = run.Spool;
            waiting = run.Spool.WaitForAsync(sent[0].Id, Timeout.InfiniteTimeSpan);
            draining = run.Spool.DrainAsync(Timeout.InfiniteTimeSpan);
            await stored.Task.WaitAsync(SpoolRun.Patience);
        }

        // The answer was there, and nobody to take it.
        Assert.NotNull(_collector.Ledger.Find(Source, sent[0].Id));
        Assert.Equal(SpoolState.Pending, (await waiting.WaitAsync(SpoolRun.Patience))!.State);
        Assert.False(await draining.WaitAsync(SpoolRun.Patience));
        Assert.Equal(SpoolState.Pending, (await closed.WaitForAsync(sent[0].Id, Timeout.InfiniteTimeSpan).WaitAsync(SpoolRun.Patience))!.State);
        Assert.Equal(SpoolFault.Closed, (await Assert.ThrowsAsync<SpoolException>(() => closed.EnqueueAsync(sent[0].Table()))).Fault);
        late.SetResult();

        await using var again = await SpoolRun.OpenAsync(client, SpoolRun.Options(_folder.Path), before: sent);
        Assert.Equal(new Standing(3, 0, 0), await again.SettledAsync(Oracle()));
        Assert.True(again.Spool.Find(sent[0].Id)!.Receipt!.Duplicate);
    }

    [Fact]
    public async Task A_logger_and_a_listener_that_throw_do_not_stop_the_sending()
    {
        await using var proxy = new FaultProxy(_collector.Host.GrpcAddress);
        proxy.OnCall = n => n is 1 or 4 ? new Fault(Stage.RequestBody, Failing.Reset) : null;
        await using var run = await SpoolRun.OpenAsync(
            SpoolRun.Client(proxy.Address, _collector.OperatorKey(Source)), SpoolRun.Options(_folder.Path), logger: new ThrowingLogger());
        var told = 0;
        run.Spool.Settled += (_, _) =>
        {
            Interlocked.Increment(ref told);
            throw new InvalidOperationException("a listener's own fault");
        };
        await run.EnqueueAsync(2);
        await run.EnqueueAsync(new Sent($"{run.Name}/future", 1, Period: Sent.FuturePeriod));
        await run.EnqueueAsync(2);
        await run.EnqueueAsync(new Sent($"{run.Name}/last", 1, Period: Sent.FuturePeriod));

        Assert.Equal(new Standing(4, 2, 0), await run.SettledAsync(Oracle()));
        await run.UntilAsync(_ => Volatile.Read(ref told) == 6, "the listener was told of all");
        Assert.Null(run.Spool.Status.LastFailure);
    }

    public void Dispose() => _folder.Dispose();

    private AckLedgerOracle Oracle() => new(_collector.DataFolder, Source);

    // Warnings and errors fail, as with a log whose disk is full.
    private sealed class ThrowingLogger : ILogger<SubmissionSpool>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                throw new IOException("the log's disk is full");
            }
        }
    }
}
