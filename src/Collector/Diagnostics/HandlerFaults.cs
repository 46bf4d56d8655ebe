using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Telemetry.Collector.Diagnostics;

/// <summary>
/// Logs what a gRPC handler of ours throws by mistake, within a budget, and answers INTERNAL without its text. gRPC's own log of failed calls is off:
/// it also reports every client that goes away while it sends, so that anybody could fill the error log. Whom a handler turned away it
/// tells <see cref="AccessLog"/>.
/// </summary>
internal sealed partial class HandlerFaults(AccessLog access, TimeProvider time, ILogger<HandlerFaults> logger) : Interceptor
{
    private const string SubmitMethods = "/telemetry.v1.IngestService/Submit";

    private readonly LineBudget _budget = new(time);

    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (IsFault(e, context))
        {
            throw Report(e, context);
        }
    }

    /// <inheritdoc/>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (IsFault(e, context))
        {
            throw Report(e, context);
        }
    }

    /// <inheritdoc/>
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception e) when (IsFault(e, context))
        {
            throw Report(e, context);
        }
    }

    private bool IsFault(Exception error, ServerCallContext context)
    {
        if (error is RpcException refusal)
        {
            Tell(refusal, context);
            return false;
        }

        return !context.CancellationToken.IsCancellationRequested;
    }

    // IntakeMetrics says what was refused of submissions.
    private void Tell(RpcException error, ServerCallContext context)
    {
        if (error.StatusCode == StatusCode.Unauthenticated)
        {
            access.Unauthenticated(context.GetHttpContext());
        }
        else if (error.StatusCode == StatusCode.PermissionDenied && !context.Method.StartsWith(SubmitMethods, StringComparison.OrdinalIgnoreCase))
        {
            access.PermissionDenied(context.GetHttpContext());
        }
    }

    private RpcException Report(Exception error, ServerCallContext context)
    {
        if (_budget.TryTake(out var leftOut))
        {
            LogFault(logger, context.Method, leftOut, error);
        }

        return new RpcException(new Status(StatusCode.Internal, "a fault of the service; it has been logged. Nothing is known to be stored: ask for the receipt, or send the same again"));
    }

    [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "The handler of {Method} failed; {LeftOut} faults left out before")]
    private static partial void LogFault(ILogger logger, string method, long leftOut, Exception error);
}
