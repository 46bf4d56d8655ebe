using Telemetry.Collector.Tests.Faults.Line;
using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>Disks that get full, on either side.</summary>
public sealed class DiskFaultTests
{
    private const string Source = "vnpt";
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [Fact]
    public async Task A_client_whose_disk_is_full_is_told_keeps_what_it_has_and_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.Mount();
        disk.Fill(leaveBytes: 200_000);
        await using var collector = await TestCollector.StartAsync();
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        await using var proxy = new FaultProxy(Nowhere);
        var client = SpoolRun.Client(proxy.Address, collector.OperatorKey(Source));
        var options = SpoolRun.Options(Path.Combine(disk.Path, "spool"));
        IReadOnlyList<Sent> sent;
        await using (var run = await SpoolRun.OpenAsync(client, options))
        {
            var full = await Assert.ThrowsAsync<SpoolException>(() => run.EnqueueAsync(1_000));
            Assert.Equal(SpoolFault.DiskFull, full.Fault);
            Assert.InRange(run.Sent.Count, 5, 100);
            Assert.Null(run.Spool.Find($"{run.Name}/{run.Sent.Count + 1}"));
            Assert.Equal(run.Sent.Count, run.Spool.Status.Pending);
            Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(options.Folder, "tmp")));
            disk.Fill();

            // The service takes the first one; the receipt cannot be kept, so it is not acknowledged.
            proxy.Target = collector.Host.GrpcAddress;
            await run.UntilAsync(s => s.LastFailure?.Fault == SpoolFault.DiskFull, "the receipt found no room");
            Assert.NotNull(collector.Ledger.Find(Source, run.Sent[0].Id));
            Assert.Equal(new Standing(0, 0, run.Sent.Count), oracle.Check(run.Spool, run.Sent));
            sent = run.Sent;
        }

        // A start on a full disk is one too.
        await using var again = await SpoolRun.OpenAsync(client, options, before: sent);
        Assert.Equal(sent.Count, again.Spool.Status.Pending);
        await again.UntilAsync(s => s.LastFailure?.Fault == SpoolFault.DiskFull, "the receipt found no room again");
        disk.Free();
        await again.EnqueueAsync(2);

        Assert.Equal(new Standing(sent.Count + 2, 0, 0), await again.SettledAsync(oracle));
        Assert.True(again.Spool.Find(sent[0].Id)!.Receipt!.Duplicate);
        Assert.Equal(0, again.Spool.Status.SetAside);
    }

    [Fact]
    public async Task A_spool_on_a_disk_that_went_read_only_says_so_and_not_that_somebody_has_it()
    {
        using var disk = SmallDisk.Mount();
        var options = SpoolRun.Options(Path.Combine(disk.Path, "spool"));
        await using (var run = await SpoolRun.OpenAsync(SpoolRun.Client(Nowhere, null), options))
        {
            await run.EnqueueAsync(1);
            var inUse = await Assert.ThrowsAsync<SpoolException>(() => SpoolRun.OpenAsync(SpoolRun.Client(Nowhere, null), options));
            Assert.Equal(SpoolFault.InUse, inUse.Fault);
        }

        disk.MakeReadOnly();

        var unwritable = await Assert.ThrowsAsync<SpoolException>(() => SpoolRun.OpenAsync(SpoolRun.Client(Nowhere, null), options));
        Assert.Equal(SpoolFault.Unwritable, unwritable.Fault);
    }

    [Fact]
    public async Task A_service_whose_disk_is_full_leaves_the_rest_pending_until_there_is_room()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { MaxLedgerBytes = 1 << 20 });
        collector.Errors.Expect("LedgerUnavailable");
        using var folder = new TemporaryFolder();
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        await using var proxy = new FaultProxy(collector.Host.GrpcAddress);
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(proxy.Address, collector.OperatorKey(Source)), SpoolRun.Options(folder.Path));
        await run.EnqueueAsync(60, padding: 3_000);

        await run.UntilAsync(s => s.LastFailure is { Failure: SubmitFailure.Unavailable } || s.Pending == 0, "the ledger is full");
        var standing = oracle.Check(run.Spool, run.Sent);
        Assert.True(standing is { Acknowledged: > 0, Refused: 0, Pending: > 0 }, standing.ToString());
        Assert.Null(collector.Ledger.Find(Source, run.Spool.Status.LastFailure!.SubmissionId));

        proxy.Target = Nowhere;
        proxy.Cut(Failing.Reset);
        await collector.StartAgainAsync();
        proxy.Target = collector.Host.GrpcAddress;
        Assert.Equal(new Standing(60, 0, 0), await run.SettledAsync(oracle));
    }
}
