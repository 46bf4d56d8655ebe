using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;

namespace Telemetry.Collector.Intake;

/// <summary>The gRPC edge of intake: credential in, receipt or status out.</summary>
internal sealed class IngestService(
    IntakePipeline pipeline, ReceiptRpcMapper earlier, ReceiptMapper receipts, KnownCredentials keys, IntakeMetrics metrics, IHostApplicationLifetime lifetime) : IngestServiceBase
{
    // Submissions of one stream that may wait for the ledger at once: enough to fill a group commit, few enough to bound memory.
    private const int StreamDepth = 8;

    // How long a client has to read its last answers when the service stops or its credential has ended. Who does not would hold the stop up
    // for as long as it may take.
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override async Task<SubmitResponse> Submit(WireMessage request, ServerCallContext context)
    {
        using (request)
        {
            var credential = Require(context);
            var result = await pipeline.SubmitAsync(request.Memory, credential, context.CancellationToken);
            return result.Receipt is { } receipt ? receipts.ToMessage(receipt) : throw RefusalMapper.ToException(result.Refusal!);
        }
    }

    /// <inheritdoc/>
    public override async Task SubmitStream(IAsyncStreamReader<WireMessage> requests, IServerStreamWriter<SubmitStreamResponse> responses, ServerCallContext context)
    {
        var credential = Require(context);
        metrics.StreamOpened(credential);
        try
        {
            await ServeAsync(requests, responses, credential, context);
        }
        finally
        {
            metrics.StreamClosed(credential);
        }
    }

    /// <inheritdoc/>
    public override Task<SubmitResponse> GetReceipt(WireMessage request, ServerCallContext context) => earlier.AnswerAsync(request, Require(context), context.CancellationToken);

    private async Task ServeAsync(IAsyncStreamReader<WireMessage> requests, IServerStreamWriter<SubmitStreamResponse> responses, Credential credential, ServerCallContext context)
    {
        var waiting = Channel.CreateBounded<Task<(SubmitStreamResponse, IntakeRefusal?)>>(new BoundedChannelOptions(StreamDepth) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var end = new CredentialEnd(context.GetHttpContext(), credential, keys);
        var ended = end.Token;
        using var noReader = ended.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).CancelAfter(LastAnswers), stop);
        using var stopReading = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, lifetime.ApplicationStopping, ended);
        using var leaving = lifetime.ApplicationStopping.UnsafeRegister(CutSoon, context.GetHttpContext().Features.Get<IConnectionLifetimeFeature>());
        var answering = AnswerAsync(waiting.Reader, responses, stop, stopReading);
        IntakeRefusal? held;
        await using var line = pipeline.OpenLine();
        try
        {
            var index = 0L;

            // Room first, so that what is taken in is never more than what may wait: a client that does not read its answers is not
            // read from either, and HTTP/2's windows stop it.
            while (await waiting.Writer.WaitToWriteAsync(stopReading.Token) && await requests.MoveNext(stopReading.Token))
            {
                waiting.Writer.TryWrite(TakeAsync(requests.Current, credential, index++, line.Next(), stop.Token));
            }
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && stopReading.IsCancellationRequested))
        {
            // The client went away (gRPC's server says so with either), its answers cannot be written, the line is held up, or the service
            // stops. What was taken in before is in the ledger all the same, and its receipts can be fetched.
        }
        finally
        {
            waiting.Writer.Complete();
            held = await answering;
        }

        if (held is not null)
        {
            throw RefusalMapper.ToException(held);
        }

        if (ended.IsCancellationRequested)
        {
            throw RefusalMapper.ToException(IngestGate.Ended);
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw RefusalMapper.ToException(new IntakeRefusal(
                IntakeFault.LedgerUnavailable, "", "the service is stopping; every answer given stands. Open a new stream and send the rest again", TimeSpan.FromSeconds(1)));
        }
    }

    private static Credential Require(ServerCallContext context) => context.GetHttpContext().Features.Get<Credential>()
        ?? throw RefusalMapper.ToException(IntakeRefusal.NoCredential);

    // The connection, not the call: once the call is reset Kestrel still waits for the client's own end of it.
    private static void CutSoon(object? connection) =>
        _ = Task.Delay(LastAnswers).ContinueWith(static (_, connection) => ((IConnectionLifetimeFeature?)connection)?.Abort(), connection, TaskScheduler.Default);

    // The answer is made at once: a receipt that waits to be read must not keep the verdicts of half a million cells in memory.
    private async Task<(SubmitStreamResponse, IntakeRefusal?)> TakeAsync(
        WireMessage request, Credential credential, long index, StreamTurn turn, CancellationToken cancellationToken)
    {
        using (request)
        {
            var result = await pipeline.SubmitAsync(request.Memory, credential, turn, cancellationToken);
            return result.Receipt is { } receipt
                ? (new SubmitStreamResponse { Index = index, Receipt = receipts.ToMessage(receipt) }, null)
                : (new SubmitStreamResponse { Index = index, Error = RefusalMapper.ToMessage(result.Refusal!) }, result.Refusal);
        }
    }

    // Gives the first refusal that held up the line, which ends the stream; null when there was none.
    private static async Task<IntakeRefusal?> AnswerAsync(
        ChannelReader<Task<(SubmitStreamResponse, IntakeRefusal?)>> waiting,
        IServerStreamWriter<SubmitStreamResponse> responses,
        CancellationTokenSource stop,
        CancellationTokenSource stopReading)
    {
        IntakeRefusal? held = null;
        try
        {
            await foreach (var taken in waiting.ReadAllAsync(CancellationToken.None))
            {
                var (answer, refusal) = await taken;
                await responses.WriteAsync(answer, stop.Token);
                if (held is null && refusal?.RetryAfter is not null)
                {
                    held = refusal;
                    await stopReading.CancelAsync();
                }
            }
        }
        catch (Exception e)
        {
            // Most often nobody reads the answers any more. Stop taking submissions in, and let those under way end by themselves:
            // without a reader the channel would fill and hold the call for ever.
            await stop.CancelAsync();
            await foreach (var taken in waiting.ReadAllAsync(CancellationToken.None))
            {
                await taken.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            if (e is not (IOException or OperationCanceledException or InvalidOperationException))
            {
                throw;
            }
        }

        return held;
    }
}
