using System.Diagnostics;
using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>ARCHITECTURE, "What a sender is told": over the rate, no room in the ledger; and senders that give up.</summary>
public sealed class PressureTests
{
    private const string Mobile = "subscribers.mobile";

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task Over_the_rate_a_sender_is_told_when_to_come_back(Way way)
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { SubmissionBurst = 3, SubmissionsPerSecond = 2 } });
        using var client = collector.Sender("vnpt");
        using var other = collector.Sender("viettel");
        List<byte[]> messages = [.. Enumerable.Range(0, 40).Select(i => Table("2013-06", ["24"], Scaled(Mobile, i)).ToByteArray())];

        IReadOnlyList<Answer> answers = way == Way.Stream
            ? await client.SendAllAsync(messages)
            : await Task.WhenAll(messages.Select(m => client.SendAsync(m)));

        Assert.Contains(answers, a => a.Code == StatusCode.OK);
        var refused = answers.Where(a => a.Code != StatusCode.OK).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, a =>
        {
            a.Refused(StatusCode.ResourceExhausted);
            Assert.True(a.RetryAfter > TimeSpan.Zero);
        });
        (await other.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)), way)).Taken();

        // Doing as told leads to a receipt.
        var watch = Stopwatch.StartNew();
        Answer answer;
        while ((answer = await client.SendAsync(messages[0], way)).Code != StatusCode.OK && watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(answer.RetryAfter!.Value);
        }

        answer.Taken();
    }

    [Fact]
    public async Task A_low_rate_is_kept_to()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { SubmissionBurst = 1, SubmissionsPerSecond = 1 } });
        using var client = collector.Sender("vnpt");
        var watch = Stopwatch.StartNew();
        var taken = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(2))
        {
            taken += (await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Code == StatusCode.OK ? 1 : 0;
        }

        // One at once, then one a second.
        Assert.InRange(taken, 1, 2 + (int)Math.Ceiling(watch.Elapsed.TotalSeconds));
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_full_ledger_is_unavailable_stores_nothing_by_half_and_works_again_when_there_is_room(Way way)
    {
        await using var collector = await TestCollector.StartAsync(o => o with { MaxLedgerBytes = 1 << 20 });
        collector.Errors.Expect("LedgerUnavailable");
        var key = collector.OperatorKey("vnpt");
        var taken = new List<SubmitResponse>();
        SubmitRequest refused;
        using (var client = new SenderClient(collector.Host.GrpcAddress, key))
        {
            Answer answer;
            do
            {
                refused = Large(taken.Count);
                answer = await client.SendAsync(refused, way);
                if (answer.Receipt is { } receipt)
                {
                    taken.Add(receipt);
                }
            }
            while (answer.Code == StatusCode.OK && taken.Count < 500);

            answer.Refused(StatusCode.Unavailable);
            Assert.True(answer.RetryAfter > TimeSpan.Zero);
            Assert.NotEmpty(taken);
            (await client.ReceiptAsync(refused.SubmissionId)).Refused(StatusCode.NotFound);
            Assert.Equal(taken[^1].Sequence, collector.Ledger.Head.Sequence);
            Assert.True(collector.Ledger.Verify().IsSound);
            Assert.Equal(taken[^1], (await client.ReceiptAsync(taken[^1].SubmissionId)).Taken());
        }

        // Figures that were taken are still served.
        Assert.Equal(0, (await collector.FigureAsync(Mobile, "24", "2013-06", "vnpt")).GetProperty("value").GetDecimal());
        Assert.Equal(HttpStatusCode.OK, (await collector.GetAsync("/health/live")).Status);

        await collector.StartAgainAsync();
        using var again = new SenderClient(collector.Host.GrpcAddress, key);
        var mended = (await again.SendAsync(refused, way)).Taken();

        Assert.False(mended.Duplicate);
        Assert.Equal(taken[^1].Sequence + 1, mended.Sequence);
        foreach (var receipt in taken)
        {
            Assert.Equal(receipt, (await again.ReceiptAsync(receipt.SubmissionId)).Taken());
        }

        Assert.True(collector.Ledger.Verify().IsSound);
    }

    [Fact]
    public async Task Senders_that_give_up_do_no_harm()
    {
        await using var collector = await TestCollector.StartAsync();
        var random = new Random(7317);
        for (var round = 0; round < 10; round++)
        {
            using var client = collector.Sender("vnpt");
            var calls = new List<Task>();
            for (var i = 0; i < 20; i++)
            {
                var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(0, 20)));
                calls.Add(Finish(client.SendAsync(Large(i).ToByteArray(), Way.Unary, giveUp.Token), giveUp));
            }

            // A stream that is dropped in the middle, with the connection.
            using var stream = client.OpenStream();
            await stream.RequestStream.WriteAsync(Large(round).ToByteArray());
            await Task.WhenAll(calls);
        }

        using var last = collector.Sender("vnpt");
        (await last.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();
        Assert.True(collector.Ledger.Verify().IsSound);

        static async Task Finish(Task<Answer> call, CancellationTokenSource giveUp)
        {
            var answer = await call;
            Assert.True(giveUp.IsCancellationRequested || answer.Code == StatusCode.OK, $"{answer.Code} {answer.Message}");
            giveUp.Dispose();
        }
    }

    // About 60 KB that do not compress.
    private static SubmitRequest Large(int number)
    {
        var random = new Random(number);
        string[] areas = ["24", .. Enumerable.Range(0, 999).Select(i => $"Z{i}")];
        return Table("2013-06", areas, [.. Enumerable.Range(0, 12).Select(i => Scaled(i == 0 ? Mobile : $"m{i}", [i == 0 ? 0 : random.NextInt64(1L << 40), .. Enumerable.Range(0, 999).Select(_ => random.NextInt64(1L << 40))]))]);
    }
}
