using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli;

/// <summary>Each failure's code in JSON, exit code and words; the same for the client library's failures and for gRPC statuses. Pure.</summary>
internal static class FailureTable
{
    /// <summary>The code in JSON.</summary>
    public static string CodeOf(Failure failure) => failure switch
    {
        Failure.Usage => "usage",
        Failure.Unusable => "unusable",
        Failure.Invalid => "invalid",
        Failure.Precondition => "precondition",
        Failure.NotFound => "not-found",
        Failure.Conflict => "conflict",
        Failure.TooLarge => "too-large",
        Failure.Unauthenticated => "unauthenticated",
        Failure.NotPermitted => "not-permitted",
        Failure.OverRate => "over-rate",
        Failure.Unreachable => "unreachable",
        Failure.TimedOut => "timed-out",
        Failure.Interrupted => "interrupted",
        Failure.Unsupported => "unsupported",
        Failure.Cancelled => "cancelled",
        _ => "internal",
    };

    /// <summary>What the process ends with.</summary>
    public static int ExitCodeOf(Failure failure) => failure switch
    {
        Failure.Usage or Failure.Unusable => ExitCode.Unusable,
        Failure.Invalid or Failure.Precondition or Failure.NotFound or Failure.Conflict or Failure.TooLarge => ExitCode.Refused,
        Failure.Cancelled => ExitCode.Cancelled,
        Failure.Internal => ExitCode.Internal,
        _ => ExitCode.NoService,
    };

    /// <summary>The sentence, with a place for what the service said.</summary>
    public static Phrase WordsOf(Failure failure) => failure switch
    {
        Failure.Precondition => GuardWords.Precondition,
        Failure.NotFound => GuardWords.NotFound,
        Failure.Conflict => GuardWords.Conflict,
        Failure.TooLarge => GuardWords.TooLarge,
        Failure.Unauthenticated => GuardWords.Unauthenticated,
        Failure.NotPermitted => GuardWords.NotPermitted,
        Failure.OverRate => GuardWords.OverRate,
        Failure.Unreachable => GuardWords.Unreachable,
        Failure.TimedOut => GuardWords.TimedOut,
        Failure.Interrupted => GuardWords.Interrupted,
        Failure.Unsupported => GuardWords.Unsupported,
        Failure.Cancelled => GuardWords.Cancelled,
        Failure.Internal => GuardWords.Internal,
        _ => GuardWords.Invalid,
    };

    /// <summary>The client library's failure.</summary>
    public static Failure Of(SubmitFailure failure) => failure switch
    {
        SubmitFailure.InvalidSubmission => Failure.Invalid,
        SubmitFailure.NotAuthenticated => Failure.Unauthenticated,
        SubmitFailure.NotPermitted => Failure.NotPermitted,
        SubmitFailure.ConflictingContent => Failure.Conflict,
        SubmitFailure.TooLarge => Failure.TooLarge,
        SubmitFailure.OverRate => Failure.OverRate,
        SubmitFailure.NotFound => Failure.NotFound,
        SubmitFailure.Unavailable => Failure.Unreachable,
        SubmitFailure.TimedOut => Failure.TimedOut,
        SubmitFailure.Unsupported => Failure.Unsupported,
        _ => Failure.Interrupted,
    };
}
