using Grpc.Core;

namespace Telemetry.Operators;

/// <summary>
/// gRPC status to failure, and failure to what is to be done. Meanings of the codes:
/// https://grpc.io/docs/guides/status-codes/ and https://github.com/grpc/grpc/blob/master/doc/statuscodes.md.
/// That a submission id is never counted twice makes every repetition harmless, so a code that says nothing about the outcome
/// (UNKNOWN, INTERNAL, ABORTED, CANCELLED by the peer, DATA_LOSS) may be sent again too. Grpc.Net.Client reports a peer lost to
/// a keepalive ping as INTERNAL.
/// </summary>
internal static class SubmitFailureTable
{
    // The collector's google.rpc.ErrorInfo reason for a key that is fine but not made for handing in figures.
    private const string WrongRole = "WRONG_ROLE";

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

    /// <summary>
    /// What to do. A refusal for good is the collector's own word, which always carries a google.rpc.ErrorInfo; the same status
    /// without one comes from something in between (a proxy's 403 is PERMISSION_DENIED, its 404 UNIMPLEMENTED:
    /// https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md) and says nothing about the figures.
    /// </summary>
    /// <param name="failure">Why there is no receipt.</param>
    /// <param name="cause">The server's machine-readable cause; empty where it gave none.</param>
    public static FailureAction ActionOf(SubmitFailure failure, string cause) => failure switch
    {
        SubmitFailure.OverRate or SubmitFailure.Unavailable or SubmitFailure.TimedOut or SubmitFailure.Interrupted => FailureAction.SendAgain,
        SubmitFailure.NotAuthenticated or SubmitFailure.NotFound or SubmitFailure.Unsupported => FailureAction.Hold,
        SubmitFailure.NotPermitted when cause == WrongRole => FailureAction.Hold,
        SubmitFailure.InvalidSubmission or SubmitFailure.NotPermitted or SubmitFailure.ConflictingContent or SubmitFailure.TooLarge =>
            cause.Length > 0 ? FailureAction.Refuse : FailureAction.Hold,
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "a failure without an action"),
    };

    public static bool MaySendAgain(SubmitFailure failure) => ActionOf(failure, cause: "") == FailureAction.SendAgain;
}
