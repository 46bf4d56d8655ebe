using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Xunit.Sdk;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>The oracle itself: it says no where it must.</summary>
public sealed class AckLedgerOracleTests(SharedCollector shared) : IClassFixture<SharedCollector>, IDisposable
{
    private const string Source = "vnpt";
    private readonly TestCollector _collector = shared.Collector;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_report_that_the_ledger_does_not_bear_out_fails()
    {
        await using var empty = await TestCollector.StartAsync();
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(_collector.Host.GrpcAddress, _collector.OperatorKey(Source)), SpoolRun.Options(_folder.Path));
        await run.EnqueueAsync(2);
        await run.EnqueueAsync(new Sent($"{run.Name}/future", 1, Period: Sent.FuturePeriod));
        var oracle = new AckLedgerOracle(_collector.DataFolder, Source);
        Assert.Equal(new Standing(2, 1, 0), await run.SettledAsync(oracle));

        // Acknowledged and not there; there and with other figures; there and never enqueued; enqueued and not reported; in another order.
        Assert.ThrowsAny<XunitException>(() => new AckLedgerOracle(empty.DataFolder, Source).Check(run.Spool, run.Sent));
        Assert.ThrowsAny<XunitException>(() => oracle.Check(run.Spool, [run.Sent[0] with { Value = 5 }, .. run.Sent.Skip(1)]));
        Assert.ThrowsAny<XunitException>(() => oracle.Check(run.Spool, [.. run.Sent.Skip(1)]));
        Assert.ThrowsAny<XunitException>(() => oracle.Check(run.Spool, [.. run.Sent, new Sent($"{run.Name}/lost", 1)]));
        Assert.ThrowsAny<XunitException>(() => oracle.Check(run.Spool, [.. run.Sent.Reverse()]));
    }

    public void Dispose() => _folder.Dispose();
}
