using Grpc.Core;
using Grpc.Net.Client;
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
    private const int WindowBytes = 1024 * 1024;

    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;
    private readonly IngestService.IngestServiceClient _service;
    private readonly Metadata _headers;
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
        _headers = options.ApiKey is { } key ? new Metadata { { "authorization", "Bearer " + key } } : [];
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            HttpHandler = Handler(options),
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
        using var call = _calls.AsyncUnaryCall(IngestMethods.Submit, host: null, Options(cancellationToken), encoded);
        var receipt = ReceiptMapper.Map(await Answer(call, cancellationToken));
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
        using var call = _service.GetReceiptAsync(request, Options(cancellationToken));
        return ReceiptMapper.Map(await Answer(call, cancellationToken));
    }

    /// <summary>Closes the connections. Calls in progress end with <see cref="SubmitFailure.Interrupted"/>.</summary>
    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }

    private CallOptions Options(CancellationToken cancellationToken) =>
        new(_headers, TimeProvider.System.GetUtcNow().UtcDateTime + _deadline, cancellationToken);

    private static async Task<SubmitResponse> Answer(AsyncUnaryCall<SubmitResponse> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseAsync;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }
        catch (RpcException error)
        {
            throw FailureMapper.Map(error);
        }
    }

    private static SocketsHttpHandler Handler(TelemetryClientOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        InitialHttp2StreamWindowSize = WindowBytes,
        KeepAlivePingDelay = options.KeepAliveDelay,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        AllowAutoRedirect = false,
        // Plain http stays on the own machine; https goes through the proxy that the environment names.
        UseProxy = options.Address.Scheme == Uri.UriSchemeHttps,
        UseCookies = false,
    };
}
