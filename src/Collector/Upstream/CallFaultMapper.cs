using Grpc.Core;
using Telemetry.Collector.Intake;
using Telemetry.Protocol.Rpc;
using RpcStatus = Telemetry.Protocol.Rpc.Status;

namespace Telemetry.Collector.Upstream;

/// <summary>What the failure of a call to the collector means for who asked.</summary>
internal static class CallFaultMapper
{
    /// <summary>A <see cref="LedgerOutOfReachException"/> where the same may work later, otherwise a <see cref="LedgerRefusedException"/>.</summary>
    public static Exception Of(Exception failure) => failure is RpcException e && !MayWorkLater(e) ? new LedgerRefusedException(e) : new LedgerOutOfReachException(failure);

    /// <summary>Whether the collector refuses this process's key.</summary>
    public static bool IsOfKey(RpcException failure) => failure.StatusCode is StatusCode.Unauthenticated or StatusCode.PermissionDenied;

    /// <summary>Whether a call that failed cannot have been carried out: there was no connection to send it on, or it was refused before it was read.</summary>
    public static bool NeverCame(Exception? failure) => failure is RpcException e
        && (IsOfKey(e) || e.StatusCode is StatusCode.InvalidArgument or StatusCode.Unimplemented or StatusCode.ResourceExhausted || HasNoConnection(e.Status.DebugException));

    private static bool HasNoConnection(Exception? error) => error is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
    };

    // With an exception of this side's own nobody has answered, whatever status was made of it.
    private static bool MayWorkLater(RpcException failure) =>
        failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled
        || IsOfKey(failure) || failure.Status.DebugException is not null || SaysWhen(failure);

    private static bool SaysWhen(RpcException failure) =>
        failure.Trailers.GetValueBytes(RefusalMapper.DetailsKey) is { } details && RpcStatus.Parser.ParseFrom(details).Details.Any(d => d.Is(RetryInfo.Descriptor));
}
