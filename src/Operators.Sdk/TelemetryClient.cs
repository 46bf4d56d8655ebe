using Grpc.Core;
using Grpc.Net.Client;
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
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;
    private readonly IngestService.IngestServiceClient _service;
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
            HttpHandler = ConnectionHandler.Create(options),
            DisposeHttpClient = true,
            // What is sent is bounded by the server, what comes back by the number of verdicts in an answer.
            MaxSendMessageSize = null,
            MaxReceiveMessageSize = null,
        });
        _calls = _channel.CreateCallInvoker();
        _service = new IngestService.IngestServiceClient(_calls);
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

    /// <summary>Hands in bytes as they are; the buffer stays the caller's.</summary>
    internal async Task<Receipt> SubmitAsync(EncodedSubmission encoded, CancellationToken cancellationToken) => ReceiptMapper.Map(await CallAsync(
        options => _calls.AsyncUnaryCall(IngestMethods.Submit, host: null, options, encoded), cancellationToken));

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

    private async ValueTask<Metadata> HeadersAsync(CancellationToken cancellationToken) =>
        await _key.CurrentAsync(cancellationToken) is { } key ? new Metadata { { "authorization", "Bearer " + key } } : [];
}
