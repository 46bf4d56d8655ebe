using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Clients;

/// <summary>The client library's spool against the real service.</summary>
public sealed class SpoolTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Figures_enqueued_across_a_restart_of_the_service_are_in_the_ledger_once_and_in_order()
    {
        await using var collector = await TestCollector.StartAsync();
        var address = collector.Host.GrpcAddress;
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = address, ApiKey = collector.OperatorKey("vnpt") });
        await using var spool = await SubmissionSpool.OpenAsync(client, Options());

        await EnqueueAsync(spool, 0, 30);
        await collector.StopAsync();
        await EnqueueAsync(spool, 30, 60);
        await collector.StartAgainAsync(o => o with { GrpcPort = address.Port });
        await EnqueueAsync(spool, 60, 90);

        Assert.True(await spool.DrainAsync(Patience));
        var receipts = Enumerable.Range(0, 90).Select(i => spool.Find($"s/{i}")!.Receipt!).ToList();
        Assert.Equal(90, collector.Ledger.Head.Sequence - receipts[0].Sequence + 1);
        Assert.Equal(receipts.Select(r => r.Sequence).Order(), receipts.Select(r => r.Sequence));
        Assert.Equal(90, receipts.Select(r => r.Sequence).Distinct().Count());
        Assert.Equal((90, 90, 0, 0), (spool.Status.Enqueued, spool.Status.Acknowledged, spool.Status.Refused, spool.Status.Pending));
    }

    [Fact]
    public async Task What_is_refused_is_told_with_its_cause_and_single_cells_with_their_verdicts()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Host.GrpcAddress, ApiKey = collector.OperatorKey("vnpt") });
        await using var spool = await SubmissionSpool.OpenAsync(client, Options());

        await spool.EnqueueAsync(Table("future", 1, "2030-01"));
        await spool.EnqueueAsync(Table("below", -1));

        var future = await spool.WaitForAsync("future", Patience);
        Assert.Equal((SpoolState.Refused, "FUTURE_PERIOD"), (future!.State, future.Refusal!.Cause));
        var below = await spool.WaitForAsync("below", Patience);
        Assert.Equal((SpoolState.Acknowledged, 1, VerdictCode.OutOfBounds), (below!.State, below.Receipt!.Refused, below.Receipt.Verdicts[0].Code));
    }

    [Fact]
    public async Task Keys_of_no_use_hold_the_figures_and_a_good_one_in_the_file_sends_them()
    {
        await using var collector = await TestCollector.StartAsync();
        var file = Path.Combine(_folder.Path, "key");
        File.WriteAllText(file, "tk_unknown");
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Host.GrpcAddress, ApiKeyFile = file });
        await using var spool = await SubmissionSpool.OpenAsync(client, Options());
        await spool.EnqueueAsync(Table("a", 1));
        await HeldAsync(spool, SubmitFailure.NotAuthenticated);

        File.WriteAllText(file, collector.Key(Security.CredentialRole.Administrator, null, []));
        await HeldAsync(spool, SubmitFailure.NotPermitted);

        File.WriteAllText(file, collector.OperatorKey("vnpt"));
        Assert.Equal(SpoolState.Acknowledged, (await spool.WaitForAsync("a", Patience))!.State);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task HeldAsync(SubmissionSpool spool, SubmitFailure failure)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (spool.Status.Held?.Failure != failure)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static async Task EnqueueAsync(SubmissionSpool spool, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            await spool.EnqueueAsync(Table($"s/{i}", i));
        }
    }

    private static SubmissionTable Table(string id, long value, string period = "2013-06")
    {
        var table = new SubmissionTable(id, period);
        table.AddColumn("subscribers.fixed_wired");
        table.AddRow("24").Set("subscribers.fixed_wired", value);
        return table;
    }

    private SpoolOptions Options() => new()
    {
        Folder = Path.Combine(_folder.Path, "spool"),
        Retry = new RetryOptions { FirstWait = TimeSpan.FromMilliseconds(10), LongestWait = TimeSpan.FromMilliseconds(50), HeldWait = TimeSpan.FromHours(1) },
    };
}
