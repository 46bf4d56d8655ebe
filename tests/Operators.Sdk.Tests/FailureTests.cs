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
}
