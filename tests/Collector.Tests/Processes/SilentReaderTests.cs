using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>Clients that send and never read an answer: they cost little and hold nobody up.</summary>
public sealed class SilentReaderTests
{
    private const string Mobile = "subscribers.mobile";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task A_client_that_never_reads_is_not_read_from_and_gets_all_answers_when_it_does()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path);
        using var client = new SenderClient(service.GrpcAddress, key);
        await WarmUpAsync(client);
        var before = MemoryOf(service);

        using var stream = client.OpenStream();
        var message = ManyVerdicts();
        var (sent, blocked) = await SendUntilStoppedAsync(stream, message, most: 5_000);

        // 4 MiB of the request's window, 10 submissions under way, the answers' window and buffers.
        Assert.InRange(sent * (long)message.Length, 1, 16 << 20);
        var taken = await LedgerSequenceAsync(service);
        Assert.InRange(taken, 2, 200);
        Assert.InRange(MemoryOf(service) - before, long.MinValue, 128 << 20);

        // Stopped, not lost.
        for (var i = 0; i <= sent; i++)
        {
            Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(i, stream.ResponseStream.Current.Index);
            SenderClient.FromStream(stream.ResponseStream.Current).Taken();
        }

        await blocked;
        await stream.RequestStream.CompleteAsync();
        Assert.False(await stream.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(0, await service.StopAsync());
        service.AssertNoErrorLogged();
    }

    /// <param name="window">Bytes of answers that the client lets come.</param>
    /// <param name="most">Submissions sent; less than what stops the sender leaves the last answers in the service's own buffers.</param>
    [Theory]
    [InlineData(1 << 20, 5_000)]
    [InlineData(65_535, 1)]
    [InlineData(65_535, 3)]
    public async Task A_client_that_never_reads_does_not_hold_up_the_stop(int window, int most)
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path);
        using var client = new SenderClient(service.GrpcAddress, key, streamWindowBytes: window);
        using var stream = client.OpenStream();
        var (sent, blocked) = await SendUntilStoppedAsync(stream, ManyVerdicts(), most);
        while (await LedgerSequenceAsync(service) < Math.Min(sent, 5) + 1)
        {
            await Task.Delay(20);
        }

        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await service.StopAsync());

        Assert.True(watch.Elapsed < CollectorHost.ShutdownTimeout / 2, $"the stop took {watch.Elapsed}");
        await blocked.ContinueWith(static _ => { }, TaskScheduler.Default);
        service.AssertNoErrorLogged();
    }

    /// <summary>Sends without reading until a write waits for longer than a service takes to answer, and gives that write too.</summary>
    private static async Task<(int Sent, Task Blocked)> SendUntilStoppedAsync(AsyncDuplexStreamingCall<byte[], SubmitStreamResponse> stream, byte[] message, int most)
    {
        for (var sent = 0; sent < most; sent++)
        {
            var request = SubmitRequest.Parser.ParseFrom(message);
            request.SubmissionId = NewId();
            var writing = stream.RequestStream.WriteAsync(request.ToByteArray());
            if (await Task.WhenAny(writing, Task.Delay(TimeSpan.FromSeconds(3))) != writing)
            {
                return (sent, writing);
            }

            await writing;
        }

        return (most, Task.CompletedTask);
    }

    private static async Task WarmUpAsync(SenderClient client)
    {
        for (var i = 0; i < 20; i++)
        {
            var request = SubmitRequest.Parser.ParseFrom(ManyVerdicts());
            request.DryRun = true;
            (await client.SendAsync(request, Way.Stream)).Taken();
        }
    }

    // 40 KB that are answered with 300 KB.
    private static byte[] ManyVerdicts()
    {
        string[] areas = ["24", .. Enumerable.Range(0, 1999).Select(i => $"Z{i}")];
        return Table("2013-06", areas, Scaled(Mobile, [.. areas.Select((_, i) => 1L << (i % 40))]), Scaled("bts.sites", [.. areas.Select((_, i) => 1L << (i % 40))])).ToByteArray();
    }

    private static async Task<long> LedgerSequenceAsync(CollectorProcess service)
    {
        using var health = JsonDocument.Parse(await Http.GetStringAsync(new Uri(service.PortalAddress, "/health/ready")));
        return health.RootElement.GetProperty("ledgerSequence").GetInt64();
    }

    private static long MemoryOf(CollectorProcess service) =>
        1024 * long.Parse(File.ReadLines($"/proc/{service.Id}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))[6..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
}
