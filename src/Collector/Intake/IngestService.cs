using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;

namespace Telemetry.Collector.Intake;

/// <summary>The gRPC edge of intake: credential in, receipt or status out.</summary>
public sealed class IngestService(IntakePipeline pipeline, ReceiptMapper receipts, KeyStore keys, IHostApplicationLifetime lifetime) : IngestServiceBase
{
    // Submissions of one stream that may wait for the ledger at once: enough to fill a group commit, few enough to bound memory.
    private const int StreamDepth = 8;

    // How long a client has to read the last answers when its credential has ended.
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(5);

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
        var waiting = Channel.CreateBounded<Task<IntakeResult>>(new BoundedChannelOptions(StreamDepth) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var ended = keys.EndOf(credential);
        using var noReader = ended.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).CancelAfter(LastAnswers), stop);
        using var stopReading = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, lifetime.ApplicationStopping, ended);
        var answering = AnswerAsync(waiting.Reader, responses, stop);
        try
        {
            while (await requests.MoveNext(stopReading.Token))
            {
                await waiting.Writer.WriteAsync(TakeAsync(requests.Current, credential, stop.Token), stop.Token);
            }
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && stopReading.IsCancellationRequested))
        {
            // The client went away (gRPC's server says so with either), its answers cannot be written, or the service stops. What was
            // taken in before is in the ledger all the same, and its receipts can be fetched.
        }
        finally
        {
            waiting.Writer.Complete();
            await answering;
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

    /// <inheritdoc/>
    public override Task<SubmitResponse> GetReceipt(WireMessage request, ServerCallContext context) => Task.FromResult(FindReceipt(request, Require(context)));

    private static Credential Require(ServerCallContext context) => context.GetHttpContext().Features.Get<Credential>()
        ?? throw new InvalidOperationException("a call without a credential came past IngestGate");

    private SubmitResponse FindReceipt(WireMessage request, Credential credential)
    {
        using (request)
        {
            GetReceiptRequest message;
            try
            {
                message = GetReceiptRequest.Parser.ParseFrom(request.Memory.Span);
            }
            catch (InvalidProtocolBufferException)
            {
                throw RefusalMapper.ToException(new IntakeRefusal(IntakeFault.Malformed, "", "the bytes are no telemetry.v1.GetReceiptRequest"));
            }

            var result = pipeline.GetReceipt(message.SubmissionId, credential);
            return result.Receipt is { } receipt
                ? receipts.ToMessage(receipt, message.VerdictOffset)
                : throw RefusalMapper.ToException(result.Refusal!);
        }
    }

    private async Task<IntakeResult> TakeAsync(WireMessage request, Credential credential, CancellationToken cancellationToken)
    {
        using (request)
        {
            return await pipeline.SubmitAsync(request.Memory, credential, cancellationToken);
        }
    }

    private async Task AnswerAsync(ChannelReader<Task<IntakeResult>> waiting, IServerStreamWriter<SubmitStreamResponse> responses, CancellationTokenSource stop)
    {
        var index = 0L;
        try
        {
            await foreach (var taken in waiting.ReadAllAsync(CancellationToken.None))
            {
                var result = await taken;
                var answer = new SubmitStreamResponse { Index = index++ };
                if (result.Receipt is { } receipt)
                {
                    answer.Receipt = receipts.ToMessage(receipt);
                }
                else
                {
                    answer.Error = RefusalMapper.ToMessage(result.Refusal!);
                }

                await responses.WriteAsync(answer, stop.Token);
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
    }
}
