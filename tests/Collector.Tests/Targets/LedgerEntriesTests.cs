using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Portal.Query;
using Telemetry.Storage.Submissions;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>What the ledger says of submissions, asked from another process.</summary>
public sealed class LedgerEntriesTests
{
    [Fact]
    public async Task A_follower_is_told_of_a_submission_what_the_writer_tells()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        using var sender = front.Sender(collector.OperatorKey("vnpt"));
        var request = Table("2013-06", ["24", "99"], Scaled("subscribers.mobile", 5, 6));
        request.Reason = "đính chính <b>";
        var receipt = (await sender.SendAsync(request)).Taken();
        var catalogue = receipt.Sequence - 1;

        var local = await collector.Host.Services.GetRequiredService<ILedgerEntries>().FindAsync([receipt.Sequence, catalogue, 99_999], CancellationToken.None);
        var remote = await front.Host.Services.GetRequiredService<ILedgerEntries>().FindAsync([receipt.Sequence, catalogue, 99_999], CancellationToken.None);

        var entry = Assert.Single(remote);
        Assert.Equal((receipt.Sequence, "vnpt", request.SubmissionId), (entry.Header.Sequence, entry.Header.Source, entry.Header.SubmissionId));
        Assert.Equal(receipt.EntryHash.ToByteArray(), entry.Header.Hash);
        Assert.Equal(new SubmissionHead(SubmissionKind.Figures, Catalogue.Period.Parse("2013-06"), "đính chính <b>", receipt.CatalogueVersion, 1, 1), entry.Head);
        Assert.Equal(Assert.Single(local).Head, entry.Head);
        Assert.Equal(local[0].Header.Time, entry.Header.Time);
        Assert.Null(entry.ArchivedIn);
    }

    [Fact]
    public async Task Without_the_collector_it_is_said_that_the_ledger_cannot_be_asked()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        await collector.StopAsync();

        await Assert.ThrowsAsync<PartUnavailableException>(async () => await front.Host.Services.GetRequiredService<ILedgerEntries>().FindAsync([1], CancellationToken.None));
    }

    [Fact]
    public async Task Too_many_positions_at_once_are_refused()
    {
        await using var collector = await TestCollector.StartAsync();
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(collector.Host.GrpcAddress);
        var ledger = new Protocol.V1.LedgerService.LedgerServiceClient(channel);
        var request = new Protocol.V1.DescribeEntriesRequest { Sequences = { Enumerable.Range(1, 101).Select(i => (long)i) } };

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => ledger.DescribeEntriesAsync(request, new Metadata { { "authorization", "Bearer " + TestPart.ServiceKey(collector) } }).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }
}
