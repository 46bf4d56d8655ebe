using Grpc.Core;
using Xunit;

namespace Telemetry.Operators.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData(StatusCode.InvalidArgument, false, SubmitFailure.InvalidSubmission, false)]
    [InlineData(StatusCode.Unauthenticated, false, SubmitFailure.NotAuthenticated, false)]
    [InlineData(StatusCode.PermissionDenied, false, SubmitFailure.NotPermitted, false)]
    [InlineData(StatusCode.AlreadyExists, false, SubmitFailure.ConflictingContent, false)]
    [InlineData(StatusCode.ResourceExhausted, false, SubmitFailure.TooLarge, false)]
    [InlineData(StatusCode.ResourceExhausted, true, SubmitFailure.OverRate, true)]
    [InlineData(StatusCode.Unavailable, true, SubmitFailure.Unavailable, true)]
    [InlineData(StatusCode.DeadlineExceeded, false, SubmitFailure.TimedOut, true)]
    [InlineData(StatusCode.Internal, false, SubmitFailure.Interrupted, true)]
    [InlineData(StatusCode.Unknown, false, SubmitFailure.Interrupted, true)]
    [InlineData(StatusCode.Unimplemented, false, SubmitFailure.Unsupported, false)]
    public void A_status_says_what_failed_and_whether_to_send_again(StatusCode status, bool hasRetryInfo, SubmitFailure failure, bool maySendAgain)
    {
        Assert.Equal(failure, SubmitFailureTable.Of(status, hasRetryInfo));
        Assert.Equal(maySendAgain, SubmitFailureTable.MaySendAgain(failure));
    }

    [Fact]
    public void Every_status_has_a_failure() =>
        Assert.All(Enum.GetValues<StatusCode>().Where(s => s != StatusCode.OK), s => Assert.True(Enum.IsDefined(SubmitFailureTable.Of(s, false))));

    // The table of docs/decisions/0013: with a cause the refusal is the collector's own, without one it is something in between.
    [Theory]
    [InlineData(SubmitFailure.InvalidSubmission, "BAD_PERIOD", FailureAction.Refuse)]
    [InlineData(SubmitFailure.InvalidSubmission, "", FailureAction.Hold)]
    [InlineData(SubmitFailure.NotAuthenticated, "UNAUTHENTICATED", FailureAction.Hold)]
    [InlineData(SubmitFailure.NotPermitted, "OTHER_SOURCE", FailureAction.Refuse)]
    [InlineData(SubmitFailure.NotPermitted, "WRONG_ROLE", FailureAction.Hold)]
    [InlineData(SubmitFailure.NotPermitted, "", FailureAction.Hold)]
    [InlineData(SubmitFailure.ConflictingContent, "ID_REUSED", FailureAction.Refuse)]
    [InlineData(SubmitFailure.TooLarge, "TOO_LARGE", FailureAction.Refuse)]
    [InlineData(SubmitFailure.OverRate, "RATE_LIMITED", FailureAction.SendAgain)]
    [InlineData(SubmitFailure.NotFound, "", FailureAction.Hold)]
    [InlineData(SubmitFailure.Unavailable, "", FailureAction.SendAgain)]
    [InlineData(SubmitFailure.TimedOut, "", FailureAction.SendAgain)]
    [InlineData(SubmitFailure.Interrupted, "", FailureAction.SendAgain)]
    [InlineData(SubmitFailure.Unsupported, "", FailureAction.Hold)]
    public void A_failure_says_what_to_do(SubmitFailure failure, string cause, FailureAction action)
    {
        Assert.Equal(action, SubmitFailureTable.ActionOf(failure, cause));
        Assert.Equal(action == FailureAction.SendAgain, SubmitFailureTable.MaySendAgain(failure));
    }

    [Fact]
    public void Every_failure_has_an_action() =>
        Assert.All(Enum.GetValues<SubmitFailure>(), f => Assert.True(Enum.IsDefined(SubmitFailureTable.ActionOf(f, "X"))));
}
