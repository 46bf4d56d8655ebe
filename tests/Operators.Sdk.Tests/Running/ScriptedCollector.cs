using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Tests.Running;

/// <summary>
/// A server that speaks the contract's wire format on a real connection and does what a test says. Unless told otherwise it keeps
/// a ledger: the first submission of an id gets a receipt, the same again gets that one, other content is refused.
/// </summary>
internal sealed class ScriptedCollector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SubmitResponse> _ledger = new();
    private WebApplication? _app;

    /// <summary>Says what happens to a submission; null: the ledger decides.</summary>
    public Func<SubmitRequest, Task<Answer?>> OnSubmit { get; set; } = _ => Task.FromResult<Answer?>(null);

    public Func<GetSenderCatalogueRequest, Answer> OnCatalogue { get; set; } = _ => Answer.Refusal(StatusCode.Unimplemented);

    /// <summary>Ids of the submissions that came, in order, repetitions included.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    /// <summary>Credentials of the calls that came.</summary>
    public ConcurrentQueue<string> Credentials { get; } = new();

    /// <summary>Ids in the ledger, in order.</summary>
    public ConcurrentQueue<string> Ledger { get; } = new();

    public Uri Address { get; private set; } = null!;

    public Action<HttpsConnectionAdapterOptions>? Https { get; init; }

    public static async Task<ScriptedCollector> StartAsync(Action<HttpsConnectionAdapterOptions>? https = null)
    {
        var collector = new ScriptedCollector { Https = https };
        await collector.StartAgainAsync();
        return collector;
    }

    /// <summary>Serves again, on the same port.</summary>
    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Address?.Port ?? 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (Https is not null)
            {
                listen.UseHttps(Https);
            }
        }));
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", Https is null ? "127.0.0.1" : "localhost", StringComparison.Ordinal));
    }

    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await app.StopAsync(now.Token);
            await app.DisposeAsync();
        }
    }

    public TelemetryClient Client(Func<TelemetryClientOptions, TelemetryClientOptions>? with = null)
    {
        var options = new TelemetryClientOptions { Address = Address, Deadline = TimeSpan.FromSeconds(10) };
        return new TelemetryClient(with?.Invoke(options) ?? options);
    }

    /// <summary>What the ledger says to a submission.</summary>
    public Answer Keep(SubmitRequest request)
    {
        var hash = ByteString.CopyFrom(SHA256.HashData(request.ToByteArray()));
        var isNew = false;
        var receipt = _ledger.GetOrAdd(request.SubmissionId, id =>
        {
            isNew = true;
            Ledger.Enqueue(id);
            return new SubmitResponse
            {
                SubmissionId = id,
                Source = "vnpt",
                Sequence = Ledger.Count,
                CommittedUnixMs = 1_371_600_000_000,
                PayloadHash = hash,
                EntryHash = hash,
                Received = 1,
                Accepted = 1,
                CatalogueVersion = "0",
            };
        });
        if (receipt.PayloadHash != hash)
        {
            return Answer.Refusal(StatusCode.AlreadyExists, "ID_REUSED");
        }

        var answer = receipt.Clone();
        answer.Duplicate = !isNew;
        return Answer.Of(answer);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static async Task<byte[]?> ReadMessageAsync(Stream body)
    {
        var prefix = new byte[5];
        if (await body.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            return null;
        }

        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
        await body.ReadExactlyAsync(message);
        return message;
    }

    private static async Task WriteMessageAsync(HttpResponse response, IMessage message)
    {
        var bytes = message.ToByteArray();
        var prefix = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(prefix.AsSpan(1), bytes.Length);
        await response.Body.WriteAsync(prefix);
        await response.Body.WriteAsync(bytes);
        await response.Body.FlushAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Credentials.Enqueue(context.Request.Headers.Authorization.ToString());
        context.Response.ContentType = "application/grpc";
        switch (context.Request.Path.Value)
        {
            case "/telemetry.v1.IngestService/Submit":
                await EndAsync(context, await SubmitAsync(SubmitRequest.Parser.ParseFrom(await ReadMessageAsync(context.Request.Body))));
                break;
            case "/telemetry.v1.IngestService/SubmitStream":
                await StreamAsync(context);
                break;
            case "/telemetry.v1.CatalogueService/GetSenderCatalogue":
                await EndAsync(context, OnCatalogue(GetSenderCatalogueRequest.Parser.ParseFrom(await ReadMessageAsync(context.Request.Body))));
                break;
            default:
                await EndAsync(context, Answer.Refusal(StatusCode.Unimplemented));
                break;
        }
    }

    private async Task<Answer> SubmitAsync(SubmitRequest request)
    {
        Received.Enqueue(request.SubmissionId);
        return await OnSubmit(request) ?? Keep(request);
    }

    private async Task StreamAsync(HttpContext context)
    {
        for (var index = 0L; await ReadMessageAsync(context.Request.Body) is { } message; index++)
        {
            var answer = await SubmitAsync(SubmitRequest.Parser.ParseFrom(message));
            if (ReferenceEquals(answer, Answer.Cut))
            {
                context.Abort();
                return;
            }

            await WriteMessageAsync(context.Response, answer.Message is SubmitResponse receipt
                ? new SubmitStreamResponse { Index = index, Receipt = receipt }
                : new SubmitStreamResponse { Index = index, Error = new SubmissionError { Code = (int)answer.Status, Message = answer.Text } });
        }

        await EndAsync(context, new Answer(null));
    }

    private static async Task EndAsync(HttpContext context, Answer answer)
    {
        if (ReferenceEquals(answer, Answer.Cut))
        {
            context.Abort();
            return;
        }

        if (answer.Message is not null)
        {
            await WriteMessageAsync(context.Response, answer.Message);
        }

        var status = context.Response.HasStarted ? context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers : context.Response.Headers;
        status["grpc-status"] = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        status["grpc-message"] = Uri.EscapeDataString(answer.Text);
        if (answer.Details is { } details)
        {
            status["grpc-status-details-bin"] = Convert.ToBase64String(details);
        }
    }
}
