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

    // With an exception of this side's own nobody has answered, whatever status was made of it.
    private static bool MayWorkLater(RpcException failure) =>
        failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled
        || IsOfKey(failure) || failure.Status.DebugException is not null || SaysWhen(failure);

    private static bool SaysWhen(RpcException failure) =>
        failure.Trailers.GetValueBytes(RefusalMapper.DetailsKey) is { } details && RpcStatus.Parser.ParseFrom(details).Details.Any(d => d.Is(RetryInfo.Descriptor));
}
