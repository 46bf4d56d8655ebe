using Grpc.Core;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>Fronts take in and answer with the writer's receipt, as one service.</summary>
public sealed class FrontTests
{
    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_submission_through_a_front_gets_the_writers_receipt(Way way)
    {
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        var key = collector.OperatorKey("vnpt");
        using var sender = front.Sender(key);
        var request = Table("2013-06", ["24", "99"], Scaled("subscribers.mobile", 5, 6));

        var receipt = (await sender.SendAsync(request, way)).Taken();

        Assert.Equal(collector.Ledger.Head.Sequence, receipt.Sequence);
        Assert.Equal(collector.Ledger.Head.Hash, receipt.EntryHash.ToByteArray());
        Assert.Equal((1u, 1u, false), (receipt.Accepted, receipt.Refused, receipt.Duplicate));
        Assert.Equal("99", Assert.Single(receipt.Verdicts).Area);
        Assert.Equal(5, (await collector.FigureAsync("subscribers.mobile", "24", "2013-06", "vnpt")).GetProperty("value").GetDecimal());

        // The same again, here and at the writer, and by its identifier.
        var again = (await sender.SendAsync(request, way)).Taken();
        Assert.Equal((receipt.Sequence, true), (again.Sequence, again.Duplicate));
        Assert.Equal(receipt.Verdicts, again.Verdicts);
        using var direct = new SenderClient(collector.Host.GrpcAddress, key);
        Assert.Equal(receipt.Sequence, (await direct.SendAsync(request)).Taken().Sequence);
        Assert.Equal(receipt, (await sender.ReceiptAsync(request.SubmissionId)).Taken());
        (await sender.ReceiptAsync("test/none")).Refused(StatusCode.NotFound);

        request.Table.Columns[0].Scaled[0] = 7;
        Assert.Equal(Convert.ToHexStringLower(receipt.PayloadHash.Span), (await sender.SendAsync(request, way)).Refused(StatusCode.AlreadyExists).FirstPayloadHash);
    }
}
