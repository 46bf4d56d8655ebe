using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>What a stream promises: the order of its submissions is the order of the ledger.</summary>
public sealed class StreamTests
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task The_order_on_a_stream_is_the_order_in_the_ledger()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        using var other = collector.Sender("viettel");
        using var enough = new CancellationTokenSource();
        var noise = Enumerable.Range(0, 4).Select(i => MakeNoiseAsync(other, i, enough.Token)).ToList();

        // Tables that take long to validate before single cells that take no time, on several streams at once.
        var streams = Enumerable.Range(0, 3).Select(async stream =>
        {
            var random = new Random(stream);
            List<byte[]> messages = [.. Enumerable.Range(0, 300).Select(i => (random.Next(3) == 0 ? Wide(i) : Table("2013-06", [$"2{2 + (2 * (stream % 2))}"], Scaled(Mobile, i))).ToByteArray())];
            return (await client.SendAllAsync(messages)).Select(a => a.Taken().Sequence).ToList();
        });
        foreach (var sequences in await Task.WhenAll(streams))
        {
            Assert.Equal(300, sequences.Count);
            Assert.Equal(sequences.Order(), sequences);
        }

        await enough.CancelAsync();
        await Task.WhenAll(noise);
    }

    [Fact]
    public async Task The_last_correction_on_a_stream_is_the_one_that_counts()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        List<byte[]> messages = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? Wide(i) : Table("2013-06", ["24"], Scaled(Mobile, i))).Select(r => r.ToByteArray())];

        (await client.SendAllAsync(messages)).ToList().ForEach(a => a.Taken());

        Assert.Equal(199, (await collector.FigureAsync(Mobile, "24", "2013-06", "vnpt")).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task One_that_is_refused_for_now_holds_up_those_behind_it_and_ends_the_stream()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { SubmissionBurst = 5, SubmissionsPerSecond = 50 } });
        using var client = collector.Sender("vnpt");
        List<byte[]> messages = [.. Enumerable.Range(0, 400).Select(i => Table("2013-06", ["24"], Scaled(Mobile, i)).ToByteArray())];

        var answers = await client.SendAllAsync(messages);

        // New room comes twenty times a second: without the line some of the later ones would be in.
        var taken = answers.TakeWhile(a => a.Code == StatusCode.OK).Count();
        Assert.InRange(taken, 1, 399);
        Assert.All(answers.Skip(taken), a =>
        {
            a.Refused(StatusCode.ResourceExhausted);
            Assert.True(a.RetryAfter > TimeSpan.Zero);
        });
        Assert.Equal(taken - 1, (await collector.FigureAsync(Mobile, "24", "2013-06", "vnpt")).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task One_that_is_refused_for_good_holds_up_nobody()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        List<byte[]> messages = [.. Enumerable.Range(0, 60).Select(i => Table(i % 3 == 1 ? "no period" : "2013-06", ["24"], Scaled(Mobile, i)).ToByteArray())];

        var answers = await client.SendAllAsync(messages);

        Assert.Equal(Enumerable.Range(0, 60).Select(i => i % 3 == 1 ? StatusCode.InvalidArgument : StatusCode.OK), answers.Select(a => a.Code));
    }

    // Some 20,000 cells, of which one column is another's; its first cell is the one that the others correct.
    private static SubmitRequest Wide(int value)
    {
        string[] areas = ["24", .. Enumerable.Range(0, 400).Select(i => $"Z{i}")];
        return Table("2013-06", areas, [.. Enumerable.Range(0, 50).Select(i => Scaled(i == 0 ? Mobile : $"m{i}", [.. areas.Select(_ => (long)value)]))]);
    }

    private static async Task MakeNoiseAsync(SenderClient client, int number, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            (await client.SendAsync(number % 2 == 0 ? Wide(number) : Table("2013-06", ["24"], Scaled(Mobile, number)))).Taken();
        }
    }
}
