using Telemetry.Collector.Tests.Faults.Line;
using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>The line between an operator and the service fails, at every stage of a call.</summary>
public sealed class ConnectionFaultTests(SharedCollector shared) : IClassFixture<SharedCollector>, IDisposable
{
    private const string Source = "vnpt";
    private readonly TestCollector _collector = shared.Collector;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<Stage, Failing> Cuts()
    {
        var cuts = new TheoryData<Stage, Failing>();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            cuts.Add(stage, Failing.Reset);
            cuts.Add(stage, Failing.Finish);
        }

        cuts.Add(Stage.Request, Failing.GoAway);
        return cuts;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_connection_that_is_cut_at_any_stage_loses_nothing_and_doubles_nothing(Stage stage, Failing failing)
    {
        await using var proxy = new FaultProxy(_collector.Host.GrpcAddress);
        await using var run = await OpenAsync(proxy);
        var committedAtTheCut = false;
        var second = $"{run.Name}/2";
        var fault = new Fault(stage, failing)
        {
            // The ledger is asked, not a clock: a lost answer is one whose submission lies in it.
            Before = async () =>
            {
                if (stage >= Stage.Request)
                {
                    await UntilCommittedAsync(second);
                }

                committedAtTheCut = _collector.Ledger.Find(Source, second) is not null;
                Assert.Equal(SpoolState.Pending, run.Spool.Find(second)!.State);
            },
        };
        if (stage == Stage.Connecting)
        {
            // The first call goes over another connection.
            proxy.OnConnection = n => n == 2 ? fault : null;
        }
        else
        {
            proxy.OnCall = n => n == 2 ? fault : null;
        }

        await run.EnqueueAsync(1);
        await run.UntilAsync(s => s.Acknowledged == 1, "the first is acknowledged");
        if (stage == Stage.Connecting)
        {
            proxy.Cut(failing);
        }

        await run.EnqueueAsync(2);
        var standing = await run.SettledAsync(Oracle());

        Assert.Equal(new Standing(3, 0, 0), standing);
        Assert.Same(fault, Assert.Single(proxy.Faults));
        Assert.Equal(stage >= Stage.Request, committedAtTheCut);
        if (stage is >= Stage.Request and < Stage.AnswerMessage)
        {
            // It was sent again, and the ledger knew it.
            Assert.True(run.Spool.Find(second)!.Receipt!.Duplicate);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_line_that_fails_again_and_again_at_any_stage_loses_nothing_and_doubles_nothing(int seed)
    {
        await using var proxy = new FaultProxy(_collector.Host.GrpcAddress);
        var random = new Random(seed);
        var stages = Enum.GetValues<Stage>();
        proxy.OnConnection = _ => Chance(0.2) ? new Fault(Stage.Connecting, Either()) : null;
        proxy.OnCall = _ => Chance(0.5) ? new Fault(Pick(), Either()) : null;
        await using var run = await OpenAsync(proxy);

        await run.EnqueueAsync(60);
        while (run.Spool.Status.Pending > 0)
        {
            // In the middle of it the three sentences hold too.
            Oracle().Check(run.Spool, run.Sent);
        }

        Assert.Equal(new Standing(60, 0, 0), await run.SettledAsync(Oracle()));
        Assert.True(proxy.Faults.Count >= 20, $"only {proxy.Faults.Count} faults with seed {seed}");
        Assert.True(proxy.Faults.Select(f => f.Stage).Distinct().Count() >= 6, $"few stages with seed {seed}");

        bool Chance(double of)
        {
            lock (random)
            {
                return random.NextDouble() < of;
            }
        }

        Failing Either() => Chance(0.5) ? Failing.Reset : Failing.Finish;

        Stage Pick()
        {
            lock (random)
            {
                return stages[random.Next(1, stages.Length)];
            }
        }
    }

    [Fact]
    public async Task A_line_that_nothing_comes_through_is_given_up_and_what_it_held_arrives_once()
    {
        await using var proxy = new FaultProxy(_collector.Host.GrpcAddress);
        await using var run = await OpenAsync(proxy);
        await run.EnqueueAsync(1);
        await run.UntilAsync(s => s.Acknowledged == 1, "the first is acknowledged");

        proxy.Freeze();
        await run.EnqueueAsync(3);
        await run.UntilAsync(s => s.LastFailure is not null, "the keepalive noticed");
        Oracle().Check(run.Spool, run.Sent);
        Assert.Equal(3, run.Spool.Status.Pending);
        proxy.Thaw();

        Assert.Equal(new Standing(4, 0, 0), await run.SettledAsync(Oracle()));
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_deadline_changes_nothing()
    {
        await using var proxy = new FaultProxy(_collector.Host.GrpcAddress);
        await using var run = await OpenAsync(proxy, o => o with { Deadline = TimeSpan.FromMilliseconds(300), KeepAliveDelay = TimeSpan.FromSeconds(30) });
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.OnCall = n => n == 1 ? new Fault(Stage.Request, Failing.Late) { Before = () => given.Task } : null;

        await run.EnqueueAsync(3);
        await run.UntilAsync(s => s.LastFailure is { Failure: SubmitFailure.TimedOut, Attempts: >= 2 }, "two attempts timed out");
        Assert.NotNull(_collector.Ledger.Find(Source, $"{run.Name}/1"));
        Assert.Equal(new Standing(0, 0, 3), Oracle().Check(run.Spool, run.Sent));
        given.SetResult();

        Assert.Equal(new Standing(3, 0, 0), await run.SettledAsync(Oracle()));
        Assert.True(run.Spool.Find($"{run.Name}/1")!.Receipt!.Duplicate);
    }

    [Fact]
    public async Task A_connection_delivered_once_more_by_the_network_adds_nothing_to_the_ledger()
    {
        await using var proxy = new FaultProxy(_collector.Host.GrpcAddress);
        await using var run = await OpenAsync(proxy);
        await run.EnqueueAsync(20);
        var before = await run.SettledAsync(Oracle());
        var head = _collector.Ledger.Head.Sequence;

        var answered = await Task.WhenAll(proxy.DeliverAgainAsync(1), proxy.DeliverAgainAsync(1));

        Assert.Equal([20, 20], answered);
        Assert.Equal(head, _collector.Ledger.Head.Sequence);
        Assert.Equal(before, await run.SettledAsync(Oracle()));
    }

    public void Dispose() => _folder.Dispose();

    private AckLedgerOracle Oracle() => new(_collector.DataFolder, Source);

    private Task<SpoolRun> OpenAsync(FaultProxy proxy, Func<TelemetryClientOptions, TelemetryClientOptions>? with = null)
    {
        var options = SpoolRun.Client(proxy.Address, _collector.OperatorKey(Source));
        return SpoolRun.OpenAsync(with?.Invoke(options) ?? options, SpoolRun.Options(_folder.Path));
    }

    private async Task UntilCommittedAsync(string id)
    {
        using var patience = new CancellationTokenSource(SpoolRun.Patience);
        while (_collector.Ledger.Find(Source, id) is null)
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
