using Telemetry.Collector.Tests.Faults.Line;
using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>A service that takes some, refuses some, and asks to wait.</summary>
public sealed class AnswerFaultTests : IDisposable
{
    private const string Source = "vnpt";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Refusals_between_good_ones_over_a_bad_line_are_reported_as_what_they_are()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { MaxTableCells = 50 } });
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        var key = collector.OperatorKey(Source);
        await using var proxy = new FaultProxy(collector.Host.GrpcAddress);

        // Every second call fails, at one stage after the other.
        proxy.OnCall = n => n % 2 == 0 ? new Fault((Stage)(1 + (n / 2 % 7)), n % 4 == 0 ? Failing.Reset : Failing.Finish) : null;
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(proxy.Address, key), SpoolRun.Options(_folder.Path));
        await using (var other = new TelemetryClient(SpoolRun.Client(collector.Host.GrpcAddress, key)))
        {
            await other.SubmitAsync(new Sent($"{run.Name}/conflict", 1).Table());
        }

        for (var i = 0; i < 5; i++)
        {
            await run.EnqueueAsync(3);
            await run.EnqueueAsync(new Sent($"{run.Name}/future{i}", i, Period: Sent.FuturePeriod));
            await run.EnqueueAsync(new Sent($"{run.Name}/large{i}", i, Padding: 100));
            await run.EnqueueAsync(new Sent($"{run.Name}/cells{i}", i, Padding: 5));
        }

        await run.EnqueueAsync(new Sent($"{run.Name}/conflict", 2));

        Assert.Equal(new Standing(20, 11, 0), await run.SettledAsync(oracle));
        Assert.Equal(SubmitFailure.InvalidSubmission, Failure("future0"));
        Assert.Equal(SubmitFailure.TooLarge, Failure("large0"));
        Assert.Equal(SubmitFailure.ConflictingContent, Failure("conflict"));
        var cells = run.Spool.Find($"{run.Name}/cells0")!.Receipt!;
        Assert.Equal((1, 5, VerdictCode.UnknownArea), (cells.Accepted, cells.Refused, cells.Verdicts[0].Code));
        Assert.True(proxy.Faults.Count >= 15, $"only {proxy.Faults.Count} faults");

        SubmitFailure Failure(string name) => run.Spool.Find($"{run.Name}/{name}")!.Refusal!.Failure;
    }

    [Fact]
    public async Task A_service_that_asks_to_wait_is_not_asked_before_and_refuses_nothing_by_it()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { SubmissionBurst = 1, SubmissionsPerSecond = 4 } });
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        await using var proxy = new FaultProxy(collector.Host.GrpcAddress);
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(proxy.Address, collector.OperatorKey(Source)), SpoolRun.Options(_folder.Path));
        await run.EnqueueAsync(8);
        await run.UntilAsync(s => s.LastFailure?.Failure == SubmitFailure.OverRate || s.Pending == 0, "it is over the rate");

        Assert.Equal(new Standing(8, 0, 0), await run.SettledAsync(oracle));

        // Tried again every 10 ms at first, as the spool would by itself, it would have been asked far more often.
        Assert.InRange(proxy.Calls, 9, 8 * 3);
    }

    public void Dispose() => _folder.Dispose();
}
