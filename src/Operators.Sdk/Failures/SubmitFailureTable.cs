using Grpc.Core;

namespace Telemetry.Operators;

/// <summary>
/// gRPC status to failure, and failure to whether the same bytes may be sent again. Meanings of the codes:
/// https://grpc.io/docs/guides/status-codes/ and https://github.com/grpc/grpc/blob/master/doc/statuscodes.md.
/// That a submission id is never counted twice makes every repetition harmless, so a code that says nothing about the outcome
/// (UNKNOWN, INTERNAL, ABORTED, CANCELLED by the peer, DATA_LOSS) may be sent again too. Grpc.Net.Client reports a peer lost to
/// a keepalive ping as INTERNAL.
/// </summary>
internal static class SubmitFailureTable
{
    public static SubmitFailure Of(StatusCode status, bool hasRetryInfo) => status switch
    {
        StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.FailedPrecondition => SubmitFailure.InvalidSubmission,
        StatusCode.Unauthenticated => SubmitFailure.NotAuthenticated,
        StatusCode.PermissionDenied => SubmitFailure.NotPermitted,
        StatusCode.AlreadyExists => SubmitFailure.ConflictingContent,
        StatusCode.ResourceExhausted => hasRetryInfo ? SubmitFailure.OverRate : SubmitFailure.TooLarge,
        StatusCode.NotFound => SubmitFailure.NotFound,
        StatusCode.Unavailable => SubmitFailure.Unavailable,
        StatusCode.DeadlineExceeded => SubmitFailure.TimedOut,
        StatusCode.Unimplemented => SubmitFailure.Unsupported,
        _ => SubmitFailure.Interrupted,
    };

    public static bool MaySendAgain(SubmitFailure failure) =>
        failure is SubmitFailure.OverRate or SubmitFailure.Unavailable or SubmitFailure.TimedOut or SubmitFailure.Interrupted;
}
