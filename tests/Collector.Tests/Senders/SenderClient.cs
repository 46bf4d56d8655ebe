using System.Net.Security;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Protocol.Rpc;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>A gRPC client that can send any bytes, also such as no library would.</summary>
internal sealed class SenderClient : IDisposable
{
    private const string Service = "telemetry.v1.IngestService";
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(b => b, b => b);

    private static readonly Method<byte[], SubmitResponse> SubmitMethod = new(MethodType.Unary, Service, "Submit", Bytes, Message(SubmitResponse.Parser));

    private static readonly Method<byte[], SubmitStreamResponse> StreamMethod =
        new(MethodType.DuplexStreaming, Service, "SubmitStream", Bytes, Message(SubmitStreamResponse.Parser));

    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;
    private readonly Metadata _headers = [];

    public SenderClient(Uri address, string? key, SslClientAuthenticationOptions? tls = null, int streamWindowBytes = 1 << 20)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = false, InitialHttp2StreamWindowSize = streamWindowBytes, SslOptions = tls ?? new() },
            DisposeHttpClient = true,
            MaxSendMessageSize = null,
            MaxReceiveMessageSize = null,
        });
        _calls = _channel.CreateCallInvoker();
        if (key is not null)
        {
            _headers.Add("authorization", "Bearer " + key);
        }
    }

    public Task<Answer> SendAsync(SubmitRequest request, Way way = Way.Unary) => SendAsync(request.ToByteArray(), way);

    public async Task<Answer> SendAsync(byte[] message, Way way = Way.Unary, CancellationToken cancellationToken = default)
    {
        if (way == Way.Stream)
        {
            return (await SendAllAsync([message]))[0];
        }

        try
        {
            using var call = _calls.AsyncUnaryCall(SubmitMethod, host: null, Options(cancellationToken), message);
            return new Answer { Code = StatusCode.OK, Receipt = await call.ResponseAsync };
        }
        catch (RpcException e)
        {
            return FromStatus(e);
        }
    }

    /// <summary>Sends all on one stream and gives the answers in their order. Where the stream ends early, its status answers for the rest.</summary>
    public async Task<IReadOnlyList<Answer>> SendAllAsync(IReadOnlyList<byte[]> messages)
    {
        using var call = OpenStream();
        var answers = new List<Answer>(messages.Count);
        var sending = Send();
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                Assert.Equal(answers.Count, call.ResponseStream.Current.Index);
                answers.Add(FromStream(call.ResponseStream.Current));
            }

            await sending;
            Assert.Equal(messages.Count, answers.Count);
        }
        catch (RpcException e)
        {
            await sending.ContinueWith(static _ => { }, TaskScheduler.Default);
            while (answers.Count < messages.Count)
            {
                answers.Add(FromStatus(e));
            }
        }

        return answers;

        async Task Send()
        {
            foreach (var message in messages)
            {
                await call.RequestStream.WriteAsync(message);
            }

            await call.RequestStream.CompleteAsync();
        }
    }

    /// <summary>A stream for the test to drive.</summary>
    public AsyncDuplexStreamingCall<byte[], SubmitStreamResponse> OpenStream() => _calls.AsyncDuplexStreamingCall(StreamMethod, host: null, Options());

    /// <summary>What the key's source may know of the catalogue.</summary>
    public Task<SenderCatalogue> CatalogueAsync(string knownTag = "") =>
        new CatalogueService.CatalogueServiceClient(_calls).GetSenderCatalogueAsync(new GetSenderCatalogueRequest { KnownTag = knownTag }, Options()).ResponseAsync;

    public async Task<Answer> ReceiptAsync(string submissionId, uint verdictOffset = 0)
    {
        try
        {
            var client = new IngestService.IngestServiceClient(_calls);
            return new Answer
            {
                Code = StatusCode.OK,
                Receipt = await client.GetReceiptAsync(new GetReceiptRequest { SubmissionId = submissionId, VerdictOffset = verdictOffset }, Options()),
            };
        }
        catch (RpcException e)
        {
            return FromStatus(e);
        }
    }

    public void Dispose() => _channel.Dispose();

    /// <summary>A stream's answer.</summary>
    public static Answer FromStream(SubmitStreamResponse response) => response.AnswerCase == SubmitStreamResponse.AnswerOneofCase.Receipt
        ? new Answer { Code = StatusCode.OK, Receipt = response.Receipt }
        : new Answer
        {
            Code = (StatusCode)response.Error.Code,
            Message = response.Error.Message,
            RetryAfter = response.Error.RetryAfterMs > 0 ? TimeSpan.FromMilliseconds(response.Error.RetryAfterMs) : null,
            FirstPayloadHash = Convert.ToHexStringLower(response.Error.FirstPayloadHash.Span),
        };

    /// <summary>A status with its google.rpc details.</summary>
    public static Answer FromStatus(RpcException error)
    {
        var answer = new Answer { Code = error.StatusCode, Message = error.Status.Detail };
        if (error.Trailers.GetValueBytes("grpc-status-details-bin") is not { } bytes)
        {
            return answer;
        }

        var status = Protocol.Rpc.Status.Parser.ParseFrom(bytes);
        Assert.Equal((int)error.StatusCode, status.Code);
        foreach (var detail in status.Details)
        {
            answer = detail.TryUnpack<ErrorInfo>(out var info)
                ? answer with { Cause = info.Reason, FirstPayloadHash = info.Metadata.TryGetValue("first_payload_hash", out var hash) ? hash : "" }
                : detail.TryUnpack<RetryInfo>(out var retry) ? answer with { RetryAfter = retry.RetryDelay.ToTimeSpan() }
                : detail.TryUnpack<BadRequest>(out var bad) ? answer with { Fields = [.. bad.FieldViolations.Select(v => v.Field)] }
                : answer;
        }

        return answer;
    }

    private static Marshaller<T> Message<T>(MessageParser<T> parser)
        where T : IMessage<T> => Marshallers.Create(m => m.ToByteArray(), parser.ParseFrom);

    private CallOptions Options(CancellationToken cancellationToken = default) => new(_headers, DateTime.UtcNow.AddMinutes(2), cancellationToken);
}
