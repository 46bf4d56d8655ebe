using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Protocol.Rpc;

namespace Telemetry.Operators.Cli;

/// <summary>A gRPC error as a failure.</summary>
internal static class RpcFailureMapper
{
    /// <summary>The failure, and how long the service asks to wait before the next try.</summary>
    public static (Failure Failure, TimeSpan? RetryAfter) Map(RpcException error)
    {
        var wait = RetryAfter(error.Trailers);
        return (Of(error.StatusCode, wait is not null), wait);
    }

    private static Failure Of(StatusCode status, bool hasRetry) => status switch
    {
        StatusCode.InvalidArgument or StatusCode.OutOfRange => Failure.Invalid,
        StatusCode.FailedPrecondition => Failure.Precondition,
        StatusCode.NotFound => Failure.NotFound,
        StatusCode.AlreadyExists => Failure.Conflict,
        StatusCode.ResourceExhausted => hasRetry ? Failure.OverRate : Failure.TooLarge,
        StatusCode.Unauthenticated => Failure.Unauthenticated,
        StatusCode.PermissionDenied => Failure.NotPermitted,
        StatusCode.Unavailable => Failure.Unreachable,
        StatusCode.DeadlineExceeded => Failure.TimedOut,
        StatusCode.Unimplemented => Failure.Unsupported,
        _ => Failure.Interrupted,
    };

    private static TimeSpan? RetryAfter(Metadata trailers)
    {
        if (trailers.GetValueBytes("grpc-status-details-bin") is not { } bytes)
        {
            return null;
        }

        try
        {
            return Protocol.Rpc.Status.Parser.ParseFrom(bytes).Details
                .Select(static d => d.TryUnpack<RetryInfo>(out var retry) ? retry.RetryDelay?.ToTimeSpan() : null)
                .FirstOrDefault(static wait => wait is not null);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
