using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Operators.Catalogue;
using Telemetry.Operators.Connection;
using Telemetry.Operators.Wire;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators;

/// <summary>
/// Hands submissions to a collector and gives back receipts. One client a process is enough: it is thread-safe, keeps its
/// connections open and opens more when one is full. A call is tried once; whether to try again is said by
/// <see cref="TelemetryException.MaySendAgain"/>, and is always harmless under the same submission id.
/// </summary>
public sealed class TelemetryClient : IAsyncDisposable
{
    /// <summary>Name of the activity source of enqueuing and submitting: <c>Telemetry.Operators</c>. The README says what is on it.</summary>
    public const string ActivitySourceName = "Telemetry.Operators";

    // Submissions that may be under way on one stream: enough to fill the ledger's commits, few enough to bound memory.
    private const int StreamDepth = 64;

    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;
    private readonly IngestService.IngestServiceClient _service;
    private readonly CatalogueService.CatalogueServiceClient _catalogues;
    private readonly CatalogueCache _catalogue;
    private readonly ApiKeySource _key;
    private readonly TimeSpan _deadline;

    /// <summary>Makes a client; it connects with the first call.</summary>
    /// <param name="options">Where the collector is.</param>
    /// <exception cref="ArgumentException">The options have faults; the message lists all of them.</exception>
    public TelemetryClient(TelemetryClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        _deadline = options.Deadline;
        _key = new ApiKeySource(options);
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            // As a client, not as a handler: over a handler the channel connects by itself and, after an outage, lets calls fail for up to
            // two minutes more without trying (https://github.com/grpc/grpc-dotnet/issues/1646). When to try is the caller's schedule.
            HttpClient = new HttpClient(ConnectionHandler.Create(options), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan },
            DisposeHttpClient = true,
            // What is sent is bounded by the server, what comes back by the number of verdicts in an answer.
            MaxSendMessageSize = null,
            MaxReceiveMessageSize = null,
        });
        _calls = _channel.CreateCallInvoker();
        _service = new IngestService.IngestServiceClient(_calls);
        _catalogues = new CatalogueService.CatalogueServiceClient(_calls);
        _catalogue = new CatalogueCache(options.CatalogueFile);
    }

    /// <summary>Hands in a submission. The receipt comes when it lies on the server's disk.</summary>
    /// <exception cref="TelemetryException">No receipt; see <see cref="TelemetryException.Failure"/>.</exception>
    /// <exception cref="InvalidOperationException">The table has a cell about which nothing was said.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the submission may have been stored.</exception>
    public async Task<Receipt> SubmitAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var encoded = submission.Encode();
        var receipt = await SubmitAsync(encoded, cancellationToken);
        encoded.Return();
        return receipt;
    }

    /// <summary>
    /// Hands in many submissions over one connection. Answers come in the order of sending, as the ledger commits; the refusal of one
    /// does not end the stream, but one that asks to wait does: nothing overtakes it. Sends at most 64 ahead of the answers that were read, so whoever stops reading stops the sending.
    /// A stream has no deadline; a server that is gone or frozen is noticed by keepalive.
    /// </summary>
    /// <param name="submissions">What to send; asked for the next one when there is room.</param>
    /// <param name="cancellationToken">Gives up; what was sent may have been stored.</param>
    /// <returns>An answer for each, in order. Not reading to the end ends the stream.</returns>
    /// <exception cref="TelemetryException">
    /// The stream broke. Answers given before stand; for the others sending again, under the same ids, is harmless.
    /// </exception>
    public async IAsyncEnumerable<StreamAnswer> SubmitStreamAsync(
        IAsyncEnumerable<Submission> submissions, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var headers = await HeadersAsync(end.Token);
        using var call = _calls.AsyncDuplexStreamingCall(IngestMethods.SubmitStream, host: null, new CallOptions(headers, cancellationToken: end.Token));
        var unanswered = Channel.CreateBounded<string>(StreamDepth);
        var sending = SendAsync(submissions, call.RequestStream, unanswered.Writer, end);
        try
        {
            for (var index = 0L; await NextAsync(call, sending, unanswered.Reader, cancellationToken) is { } answer; index++)
            {
                if (answer.Index != index || !unanswered.Reader.TryRead(out var id))
                {
                    throw new TelemetryException(SubmitFailure.Interrupted, "the server's answers are not in the order of sending");
                }

                yield return answer.Receipt is { } receipt
                    ? new StreamAnswer(index, id, ReceiptMapper.Map(receipt), null)
                    : new StreamAnswer(index, id, null, FailureMapper.Map(answer.Error ?? new SubmissionError()));
            }
        }
        finally
        {
            await end.CancelAsync();
            await sending.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>The receipt of an earlier submission of the key's source.</summary>
    /// <param name="submissionId">The sender's identifier.</param>
    /// <param name="verdictOffset">First verdict to give, from 0: an answer holds at most 2,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TelemetryException">No receipt; <see cref="SubmitFailure.NotFound"/> when there is no such submission.</exception>
    public async Task<Receipt> GetReceiptAsync(string submissionId, int verdictOffset = 0, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(submissionId);
        ArgumentOutOfRangeException.ThrowIfNegative(verdictOffset);
        var request = new GetReceiptRequest { SubmissionId = submissionId, VerdictOffset = (uint)verdictOffset };
        return ReceiptMapper.Map(await CallAsync(options => _service.GetReceiptAsync(request, options), cancellationToken));
    }

    /// <summary>
    /// What the collector knows about what this source may report. Asked for each time, which costs a few bytes while nothing has changed;
    /// where the collector cannot be reached it is the last one (<see cref="SenderCatalogue.IsOffline"/>), from memory or from
    /// <see cref="TelemetryClientOptions.CatalogueFile"/>.
    /// </summary>
    /// <exception cref="TelemetryException">The key is not accepted; or the collector cannot be reached and there is no earlier catalogue.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<SenderCatalogue> GetCatalogueAsync(CancellationToken cancellationToken = default)
    {
        var known = _catalogue.Find();
        try
        {
            var message = await CallAsync(
                options => _catalogues.GetSenderCatalogueAsync(new GetSenderCatalogueRequest { KnownTag = known?.Tag ?? "" }, options), cancellationToken);
            if (message.Unchanged && known is not null && message.Tag == known.Tag)
            {
                return known.Online();
            }

            var fetched = (message.Unchanged ? null : CatalogueMapper.Map(message))
                ?? throw new TelemetryException(SubmitFailure.Interrupted, "the answer is no catalogue");
            _catalogue.Keep(fetched, CatalogueMapper.ToBytes(message));
            return fetched;
        }
        catch (TelemetryException failure) when (failure.MaySendAgain && known is not null)
        {
            return known.Offline();
        }
    }

    /// <summary>Hands in bytes as they are; the buffer stays the caller's.</summary>
    /// <param name="encoded">The submission.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="enqueued">Where its trace began; null: with what runs now.</param>
    internal async Task<Receipt> SubmitAsync(EncodedSubmission encoded, CancellationToken cancellationToken, string? enqueued = null)
    {
        using var span = SubmissionSpan.StartSubmit(enqueued);
        try
        {
            var receipt = ReceiptMapper.Map(await CallAsync(options => _calls.AsyncUnaryCall(IngestMethods.Submit, host: null, options, encoded), cancellationToken));
            SubmissionSpan.Succeeded(span, receipt);
            return receipt;
        }
        catch (TelemetryException error)
        {
            SubmissionSpan.Failed(span, error);
            throw;
        }
    }

    /// <summary>Whether the key file holds another key than the last call was made with.</summary>
    internal bool HasOtherKey() => _key.HasChanged();

    /// <summary>Closes the connections. Calls in progress end with <see cref="SubmitFailure.Interrupted"/>.</summary>
    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }

    // gRPC's own deadline is a time of day: it tells the server, but a clock that is set back would move it away. The timer does not.
    private async Task<TResponse> CallAsync<TResponse>(Func<CallOptions, AsyncUnaryCall<TResponse>> begin, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(_deadline);
        try
        {
            var headers = await HeadersAsync(end.Token);
            using var call = begin(new CallOptions(headers, TimeProvider.System.GetUtcNow().UtcDateTime + _deadline, end.Token));
            return await call.ResponseAsync;
        }
        catch (Exception error) when (error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } && end.IsCancellationRequested)
        {
            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(error.Message, error, cancellationToken)
                : new TelemetryException(SubmitFailure.TimedOut, $"no answer within {_deadline}", error);
        }
        catch (RpcException error)
        {
            throw FailureMapper.Map(error);
        }
    }

    private static async Task SendAsync(
        IAsyncEnumerable<Submission> submissions, IClientStreamWriter<EncodedSubmission> requests, ChannelWriter<string> unanswered, CancellationTokenSource end)
    {
        try
        {
            await foreach (var submission in submissions.WithCancellation(end.Token))
            {
                var encoded = submission.Encode();
                await unanswered.WriteAsync(submission.SubmissionId, end.Token);
                await requests.WriteAsync(encoded, end.Token);
                encoded.Return();
            }

            await requests.CompleteAsync();
        }
        catch (RpcException)
        {
            // The call is over; reading says how.
        }
        catch
        {
            // The caller's own submissions failed: nothing more is to come, and the reading is told why.
            await end.CancelAsync();
            throw;
        }
    }

    // The next answer; null at the end, when each submission was answered.
    private static async Task<SubmitStreamResponse?> NextAsync(
        AsyncDuplexStreamingCall<EncodedSubmission, SubmitStreamResponse> call, Task sending, ChannelReader<string> unanswered, CancellationToken cancellationToken)
    {
        try
        {
            if (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                return call.ResponseStream.Current;
            }

            await sending;
            return unanswered.TryPeek(out _) ? throw new TelemetryException(SubmitFailure.Interrupted, "the stream ended before every submission was answered") : null;
        }
        catch (RpcException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (error.StatusCode == StatusCode.Cancelled)
            {
                await sending;
            }

            throw FailureMapper.Map(error);
        }
    }

    private async ValueTask<Metadata> HeadersAsync(CancellationToken cancellationToken) =>
        await _key.CurrentAsync(cancellationToken) is { } key ? new Metadata { { "authorization", "Bearer " + key } } : [];
}
