using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>Stopping in order, and who may start.</summary>
public sealed class ShutdownTests
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task A_stop_under_load_answers_all_that_was_accepted_and_ends_with_0()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        var receipts = new ConcurrentDictionary<string, SubmitResponse>();
        var unanswered = new ConcurrentBag<SubmitRequest>();
        await using (var service = await CollectorProcess.StartAsync(data.Path))
        {
            var left = 400;
            using var client = new SenderClient(service.GrpcAddress, key);
            var senders = Enumerable.Range(0, 6).Select(i => i < 4 ? PushAsync(client) : PushStreamAsync(client)).ToList();
            await Task.WhenAll(senders).WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(0, await service.ExitAsync());
            service.AssertNoErrorLogged();

            void Acknowledge(SubmitRequest request, SubmitResponse receipt)
            {
                Assert.True(receipts.TryAdd(request.SubmissionId, receipt));
                if (Interlocked.Decrement(ref left) == 0)
                {
                    CollectorProcess.Terminate(service.Id);
                }
            }

            async Task PushAsync(SenderClient sender)
            {
                while (true)
                {
                    var request = Table("2013-06", ["24"], Scaled(Mobile, 1));
                    var answer = await sender.SendAsync(request);
                    if (answer.Code != StatusCode.OK)
                    {
                        AssertRetryable(answer);
                        unanswered.Add(request);
                        return;
                    }

                    Acknowledge(request, answer.Taken());
                }
            }

            async Task PushStreamAsync(SenderClient sender)
            {
                using var stream = sender.OpenStream();
                var underWay = new ConcurrentQueue<SubmitRequest>();
                using var room = new SemaphoreSlim(32);
                var writing = WriteAsync();
                try
                {
                    while (await stream.ResponseStream.MoveNext(CancellationToken.None))
                    {
                        Assert.True(underWay.TryDequeue(out var request));
                        room.Release();
                        var answer = SenderClient.FromStream(stream.ResponseStream.Current);
                        if (answer.Code == StatusCode.OK)
                        {
                            Acknowledge(request, answer.Taken());
                        }
                        else
                        {
                            AssertRetryable(answer);
                            unanswered.Add(request);
                        }
                    }

                    Assert.Fail("the stream ended as if all had been sent");
                }
                catch (RpcException e)
                {
                    AssertRetryable(SenderClient.FromStatus(e));
                    room.Release();
                }

                await writing;
                foreach (var request in underWay)
                {
                    unanswered.Add(request);
                }

                async Task WriteAsync()
                {
                    try
                    {
                        while (true)
                        {
                            await room.WaitAsync();
                            var request = Table("2013-06", ["24"], Scaled(Mobile, 1));
                            underWay.Enqueue(request);
                            await stream.RequestStream.WriteAsync(request.ToByteArray());
                        }
                    }
                    catch (Exception e) when (e is RpcException or InvalidOperationException or IOException)
                    {
                        // The stream is over.
                    }
                }
            }
        }

        Assert.True(receipts.Count >= 400);
        Assert.False(File.Exists(Path.Combine(data.Path, LedgerFiles.Holder)));
        using (var ledger = LedgerReader.Open(data.Path))
        {
            Assert.True(ledger.Verify().IsSound);
            foreach (var (id, receipt) in receipts)
            {
                Assert.Equal(receipt.Sequence, ledger.Find("vnpt", id)!.Sequence);
            }
        }

        // What got no answer may be sent again as it is.
        await using var next = await CollectorProcess.StartAsync(data.Path);
        using var again = new SenderClient(next.GrpcAddress, key);
        foreach (var request in unanswered)
        {
            (await again.SendAsync(request)).Taken();
        }
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_stop()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path);
        using var client = new SenderClient(service.GrpcAddress, key);
        using var stream = client.OpenStream();
        await stream.RequestStream.WriteAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)).ToByteArray());
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));

        var ending = stream.ResponseStream.MoveNext(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var exit = await service.StopAsync();

        Assert.Equal(0, exit);
        Assert.True(watch.Elapsed < CollectorHost.ShutdownTimeout - TimeSpan.FromSeconds(5), $"the stop took {watch.Elapsed}");
        var end = await Assert.ThrowsAsync<RpcException>(() => ending);
        AssertRetryable(SenderClient.FromStatus(end));
        service.AssertNoErrorLogged();
    }

    [Fact]
    public async Task A_stop_waits_for_a_submission_that_is_still_arriving()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var message = Table("2013-06", ["24"], Scaled(Mobile, 1)).ToByteArray();
        using var body = new SlowBody(message);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.GrpcAddress, "/telemetry.v1.IngestService/Submit"))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("authorization", "Bearer " + key);
        var answering = http.SendAsync(request);
        await body.HalfSent.WaitAsync(TimeSpan.FromSeconds(30));

        // Frames of one connection are taken in their order: once this is answered, the service knows of the first.
        using var second = new HttpRequestMessage(HttpMethod.Post, request.RequestUri)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var turnedAway = await http.SendAsync(second);
        Assert.Equal("16", Assert.Single(turnedAway.Headers.GetValues("grpc-status")));
        CollectorProcess.Terminate(service.Id);

        // Longer than the two seconds after which a console program is usually given up, far less than the service's own time limit.
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(service.HasExited, "the service did not wait: " + service.Output + service.ErrorOutput);
        body.SendTheRest();
        using var response = await answering.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("0", Assert.Single(response.TrailingHeaders.GetValues("grpc-status")));
        Assert.Equal(0, await service.ExitAsync());
    }

    [Fact]
    public async Task A_second_collector_on_the_same_data_is_told_who_has_it()
    {
        using var data = new TemporaryFolder();
        await using var first = await CollectorProcess.StartAsync(data.Path);

        var (exit, _, errors) = await CollectorProcess.RunAsync("--data", data.Path, "--grpc-port", "0", "--portal-port", "0");

        Assert.Equal(2, exit);
        Assert.Contains(first.Id.ToString(CultureInfo.InvariantCulture), errors, StringComparison.Ordinal);
        Assert.Contains("--data", errors, StringComparison.Ordinal);
        Assert.False(first.HasExited);
    }

    private static void AssertRetryable(Answer answer)
    {
        // What the connection itself says has no details; Unavailable, Cancelled and Internal are what a lost one looks like.
        Assert.Contains(answer.Code, (StatusCode[])[StatusCode.Unavailable, StatusCode.Cancelled, StatusCode.Internal]);
    }

    // A gRPC frame whose second half waits.
    private sealed class SlowBody : HttpContent
    {
        private readonly byte[] _frame;
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowBody(byte[] message)
        {
            _frame = [0, 0, 0, (byte)(message.Length >> 8), (byte)message.Length, .. message];
            Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/grpc");
        }

        public Task HalfSent => _half.Task;

        public void SendTheRest() => _rest.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(_frame.AsMemory(0, _frame.Length / 2));
            await stream.FlushAsync();
            _half.TrySetResult();
            await _rest.Task;
            await stream.WriteAsync(_frame.AsMemory(_frame.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
