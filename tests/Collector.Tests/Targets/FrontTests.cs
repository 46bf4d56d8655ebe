using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>Fronts take in and answer with the writer's receipt, as one service.</summary>
public sealed class FrontTests
{
    private const string Mobile = "subscribers.mobile";

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_submission_through_a_front_gets_the_writers_receipt(Way way)
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey("vnpt");
        await using var front = await TestPart.StartAsync(Target.Front, collector);
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

    [Fact]
    public async Task The_same_submission_sent_to_two_fronts_at_once_gives_one_entry_and_one_receipt()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var one = await TestPart.StartAsync(Target.Front, collector);
        await using var other = await TestPart.StartAsync(Target.Front, collector);
        var key = collector.OperatorKey("vnpt");
        SenderClient[] senders = [one.Sender(key), other.Sender(key)];
        var before = collector.Ledger.Head.Sequence;
        List<SubmitRequest> requests = [.. Enumerable.Range(0, 40).Select(i => Table("2013-06", ["24", "99"], Scaled(Mobile, i, i)))];

        var answers = await Task.WhenAll(requests.SelectMany(r => senders.Select(s => s.SendAsync(r))));

        foreach (var pair in answers.Chunk(senders.Length))
        {
            var receipts = pair.Select(a => a.Taken()).ToList();
            Assert.Single(receipts, r => !r.Duplicate);
            receipts.ForEach(r => r.Duplicate = false);
            Assert.Equal(receipts[0], receipts[1]);
        }

        Assert.Equal(before + requests.Count, collector.Ledger.Head.Sequence);
        Array.ForEach(senders, s => s.Dispose());
    }

    [Fact]
    public async Task Corrections_of_one_cell_through_two_fronts_are_ordered_by_sequence()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var one = await TestPart.StartAsync(Target.Front, collector);
        await using var other = await TestPart.StartAsync(Target.Front, collector);
        var key = collector.OperatorKey("vnpt");
        using var first = one.Sender(key);
        using var second = other.Sender(key);

        var streams = await Task.WhenAll(new[] { first, second }.Select(async (sender, i) =>
        {
            List<int> values = [.. Enumerable.Range(0, 150).Select(n => (2 * n) + i)];
            var answers = await sender.SendAllAsync([.. values.Select(v => Table("2013-06", ["24"], Scaled(Mobile, v)).ToByteArray())]);
            return answers.Zip(values, (a, v) => (a.Taken().Sequence, Value: v)).ToList();
        }));

        // On each stream the order in which it was sent, through the front as without; over both one order, whose last counts.
        Assert.All(streams, s => Assert.Equal(s.Select(a => a.Sequence).Order(), s.Select(a => a.Sequence)));
        var all = streams.SelectMany(s => s).OrderBy(a => a.Sequence).ToList();
        Assert.Equal(all.Count, all.Select(a => a.Sequence).Distinct().Count());
        foreach (var (sequence, value) in new[] { all[^1], all[all.Count / 2] })
        {
            Assert.Equal(value, (await collector.FigureAsync(Mobile, "24", "2013-06", "vnpt", sequence)).GetProperty("value").GetDecimal());
        }
    }

    [Fact]
    public async Task While_the_writer_is_down_a_front_says_when_to_come_again_and_then_goes_on()
    {
        await using var collector = await TestCollector.StartAsync();
        var port = collector.Host.GrpcAddress.Port;
        var key = collector.OperatorKey("vnpt");
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        using var sender = front.Sender(key);
        var kept = Table("2013-06", ["24"], Scaled(Mobile, 1));
        (await sender.SendAsync(kept)).Taken();

        await collector.StopAsync();

        var request = Table("2013-06", ["24"], Scaled(Mobile, 2));
        foreach (var way in Enum.GetValues<Way>())
        {
            Assert.True((await sender.SendAsync(request, way)).Refused(StatusCode.Unavailable).RetryAfter > TimeSpan.Zero);
        }

        Assert.True((await sender.ReceiptAsync(kept.SubmissionId)).Refused(StatusCode.Unavailable).RetryAfter > TimeSpan.Zero);
        Assert.Equal("cannot be reached", (await front.UntilAsync("unavailable")).GetProperty("collector").GetString());
        front.Errors.Expect("LedgerUnavailable");

        await collector.StartAgainAsync(o => o with { GrpcPort = port });
        await front.UntilAsync("ready");
        Assert.False((await sender.SendAsync(request)).Taken().Duplicate);
        Assert.True((await sender.SendAsync(kept)).Taken().Duplicate);
    }

    [Fact]
    public async Task A_key_revoked_at_the_writer_is_refused_at_a_front_at_once()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey("vnpt");
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        using var sender = front.Sender(key);
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();

        Assert.True(collector.Host.Stores.Keys.Revoke(key.Split('_')[1]));

        // Whether or not the front has heard of it by now: the writer asks again.
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 2)))).Refused(StatusCode.Unauthenticated);
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 3)), Way.Stream)).Refused(StatusCode.Unauthenticated);
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task What_the_writer_refuses_for_good_is_a_fault_of_the_service_and_nobody_is_told_to_send_it_again(Way way)
    {
        // A writer with narrower limits than its front: neither the sender nor time will mend that.
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = new IntakeLimits { MaxMessageBytes = 64 * 1024, MaxTableCells = 1, MaxObservations = 1 } });
        var key = collector.OperatorKey("vnpt");
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        using var sender = front.Sender(key);
        string[] areas = [.. Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"x{i:D5}"))];

        var request = Table("2013-06", areas, Scaled(Mobile, new long[areas.Length]));

        var answer = (await sender.SendAsync(request, way)).Refused(StatusCode.Internal);

        Assert.Null(answer.RetryAfter);
        await front.Log.WaitForAsync("The collector did not do what it was asked for", "ResourceExhausted");
        front.Errors.Expect("ResourceExhausted");
        Assert.Null(collector.Ledger.Find("vnpt", request.SubmissionId));
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)), way)).Taken();
    }

    [Fact]
    public async Task Rate_and_quota_hold_over_two_fronts()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var one = await TestPart.StartAsync(Target.Front, collector);
        await using var other = await TestPart.StartAsync(Target.Front, collector);
        collector.Host.Stores.Keys.SetLimits("viettel", new(1, 6, 0), "test");
        collector.Host.Stores.Keys.SetLimits("vnpt", new(0, 0, 6), "test");

        async Task<List<Answer>> SendAsync(string source)
        {
            var key = collector.OperatorKey(source);
            using var first = one.Sender(key);
            using var second = other.Sender(key);
            return [.. await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(i => new[] { first, second }.Select(s => s.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, i))))))];
        }

        foreach (var (source, cause) in new[] { ("viettel", "RATE_LIMITED"), ("vnpt", "QUOTA_EXCEEDED") })
        {
            var answers = await SendAsync(source);
            Assert.InRange(answers.Count(a => a.Code == StatusCode.OK), 6, 8);
            Assert.All(answers.Where(a => a.Code != StatusCode.OK), a => Assert.Equal(cause, a.Refused(StatusCode.ResourceExhausted).Cause));
            Assert.All(answers.Where(a => a.Code != StatusCode.OK), a => Assert.True(a.RetryAfter > TimeSpan.Zero));
        }
    }

    [Fact]
    public async Task A_dry_run_at_a_front_says_what_it_would_raise()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        var key = collector.OperatorKey("so-bac-giang");
        var request = List("2013-06", Value("subscribers.telephone", "24", 1_869_673), Value("subscribers.fixed", "24", 73_953), Value(Mobile, "24", 1_759_720));
        request.DryRun = true;
        using var direct = new SenderClient(collector.Host.GrpcAddress, key);
        using var sender = front.Sender(key);
        var before = collector.Ledger.Head.Sequence;

        var expected = (await direct.SendAsync(request)).Taken();

        Assert.Equal("parts.total", Assert.Single(expected.Findings).Rule);
        Assert.Equal(expected, (await sender.SendAsync(request)).Taken());
        Assert.Equal(expected, (await sender.SendAsync(request, Way.Stream)).Taken());
        Assert.Equal(before, collector.Ledger.Head.Sequence);
    }

    [Fact]
    public async Task Senders_by_JSON_and_the_sender_catalogue_are_served_by_a_front()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        var key = collector.OperatorKey("vnpt", "24@2004-07-08");
        using var direct = new SenderClient(collector.Host.GrpcAddress, key);
        using var sender = front.Sender(key);

        Assert.Equal(await direct.CatalogueAsync(), await sender.CatalogueAsync());

        var (status, text) = await front.PostAsync("/api/v1/submissions", """{"submissionId":"json/1","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"subscribers.mobile","values":[5]}]}}""", key);
        Assert.True(status == System.Net.HttpStatusCode.OK, text);
        Assert.Equal((System.Net.HttpStatusCode.OK, text), await front.GetAsync("/api/v1/submissions/json/1", key));
    }
}
