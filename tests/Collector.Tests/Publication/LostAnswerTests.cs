using Grpc.Core;
using Telemetry.Collector.Upstream;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>Whether it may be said that nothing was published when the collector did not answer.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    public void An_answer_that_was_lost_may_have_been_yes(StatusCode code) => Assert.False(CallFaultMapper.NeverCame(new RpcException(new Status(code, ""))));

    [Fact]
    public void A_connection_cut_after_sending_may_have_been_too_late() =>
        Assert.False(CallFaultMapper.NeverCame(new RpcException(new Status(StatusCode.Unavailable, "", new HttpRequestException(HttpRequestError.ResponseEnded)))));

    [Fact]
    public void Without_a_connection_nothing_was_sent() =>
        Assert.True(CallFaultMapper.NeverCame(new RpcException(new Status(StatusCode.Unavailable, "", new HttpRequestException(HttpRequestError.ConnectionError)))));

    [Theory]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.InvalidArgument)]
    public void What_was_refused_was_not_done(StatusCode code) => Assert.True(CallFaultMapper.NeverCame(new RpcException(new Status(code, ""))));
}
