using Grpc.Core;

namespace Compat.Tests.Messages;

public sealed class StatusTests
{
    [Fact]
    public void No_status_at_all_is_success()
    {
        Assert.Equal(StatusCode.OK, default(Status).StatusCode);
        Assert.Equal("", default(Status).Detail);
    }

    [Fact]
    public void An_exception_says_its_status_and_keeps_the_cause()
    {
        var cause = new IOException("disk full");
        var failure = new RpcException(new Status(StatusCode.Unavailable, "later", cause));

        Assert.Equal(
            "Status(StatusCode=\"Unavailable\", Detail=\"later\", DebugException=\"System.IO.IOException: disk full\")",
            failure.Message);
        Assert.Same(cause, failure.InnerException);
        Assert.Empty(failure.Trailers);
    }
}
