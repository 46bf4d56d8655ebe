using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Bench.Server;
using Telemetry.Bench.Workload;
using Telemetry.Protocol.V1;

namespace Telemetry.Bench.Streams;

/// <summary><c>streams</c>: what open streams cost a collector that have each handed in one submission and then say nothing.</summary>
internal static class StreamsCommand
{
    // Kestrel's streams a connection.
    private const int StreamsPerConnection = 100;
    private const int Steps = 4;

    private static readonly Marshaller<SubmitRequest> Requests = Marshallers.Create(static m => m.ToByteArray(), SubmitRequest.Parser.ParseFrom);
    private static readonly Marshaller<SubmitStreamResponse> Responses = Marshallers.Create(static m => m.ToByteArray(), SubmitStreamResponse.Parser.ParseFrom);
    private static readonly Method<SubmitRequest, SubmitStreamResponse> Method = new(MethodType.DuplexStreaming, "telemetry.v1.IngestService", "SubmitStream", Requests, Responses);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var workspace = Workspace.Temporary(options, Territory.Generate(Repository.CatalogueFolder));
        var key = workspace.CreateKey("operator", "vnpt");
        await using var collector = await CollectorProcess.StartAsync(workspace);
        var headers = new Metadata { { "authorization", "Bearer " + key } };
        var channels = new List<GrpcChannel>();
        var streams = new List<AsyncDuplexStreamingCall<SubmitRequest, SubmitStreamResponse>>();

        // Code is compiled and pools are filled by streams that close again.
        await OpenAsync();
        Close();
        await collector.WaitUntilIdleAsync();
        var before = collector.ResidentBytes;
        Print(0, before, before);
        for (var step = 1; step <= Steps; step++)
        {
            await OpenAsync();
            await collector.WaitUntilIdleAsync();
            await Task.Delay(options.Steady);
            Print(streams.Count, collector.ResidentBytes, before);
        }

        Close();
        await collector.WaitUntilIdleAsync();
        Print(0, collector.ResidentBytes, before);
        await collector.StopAsync();
        return 0;

        async Task OpenAsync()
        {
            for (var i = 0; i < options.Streams; i++)
            {
                if (i % StreamsPerConnection == 0)
                {
                    channels.Add(GrpcChannel.ForAddress(collector.Grpc, new GrpcChannelOptions
                    {
                        HttpHandler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = false },
                        DisposeHttpClient = true,
                    }));
                }

                var stream = channels[^1].CreateCallInvoker().AsyncDuplexStreamingCall(Method, host: null, new CallOptions(headers));
                streams.Add(stream);
                await stream.RequestStream.WriteAsync(new SubmitRequest
                {
                    SubmissionId = Guid.NewGuid().ToString("N"),
                    Period = "2013-06",
                    Observations = { new Observation { Metric = "subscribers.mobile", Area = "24", Scaled = i } },
                });
                if (!await stream.ResponseStream.MoveNext(CancellationToken.None) || stream.ResponseStream.Current.Receipt is not { Accepted: 1 })
                {
                    throw new InvalidOperationException("a submission got no receipt: " + stream.ResponseStream.Current);
                }
            }
        }

        void Close()
        {
            streams.ForEach(s => s.Dispose());
            streams.Clear();
            channels.ForEach(c => c.Dispose());
            channels.Clear();
        }
    }

    private static void Print(int streams, long bytes, long before) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{streams,6} idle streams: {bytes / 1048576.0,7:F1} MiB resident, {(bytes - before) / 1048576.0,6:F1} more{(streams == 0 ? "" : $", {(bytes - before) / 1024.0 / streams:F1} KiB a stream")}"));
}
