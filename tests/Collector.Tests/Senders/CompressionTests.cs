using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Tests.Running;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>Requests that come compressed.</summary>
public sealed class CompressionTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private const string Mobile = "subscribers.mobile";

    private readonly TestCollector _collector = shared.Collector;

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_compressed_submission_is_the_same_submission(Way way)
    {
        var key = _collector.OperatorKey("vnpt");
        using var plain = new SenderClient(_collector.Host.GrpcAddress, key);
        using var zipping = new SenderClient(_collector.Host.GrpcAddress, key, zips: true);
        var request = Table("2013-06", ["24", "ZZ"], Scaled(Mobile, 5, 6));

        var first = (await zipping.SendAsync(request, way)).Taken();

        Assert.True((await plain.SendAsync(request, way)).Taken().Duplicate);
        Assert.Equal(first, (await zipping.ReceiptAsync(request.SubmissionId)).Taken());
        Assert.Equal(first, (await plain.ReceiptAsync(request.SubmissionId)).Taken());
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task What_inflates_beyond_the_limit_is_refused_with_the_limit(Way way)
    {
        using var zipping = new SenderClient(_collector.Host.GrpcAddress, _collector.OperatorKey("vnpt"), zips: true);
        var request = Table("2013-06", ["24"], Scaled(Mobile, 5));
        foreach (var bytes in (int[])[20_000_000, 100_000_000])
        {
            request.Reason = new string('x', bytes);
            var answer = (await zipping.SendAsync(request.ToByteArray(), way)).Refused(StatusCode.ResourceExhausted);
            Assert.Contains("16,777,216", answer.Message, StringComparison.Ordinal);
            Assert.Null(answer.RetryAfter);
        }
    }
}
