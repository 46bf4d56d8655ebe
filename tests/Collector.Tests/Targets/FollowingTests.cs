using System.Net;
using Grpc.Core;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Credentials;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Collector.Upstream;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>What a follower knows of its collector: the catalogue, who may come in, and for how long.</summary>
public sealed class FollowingTests
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task A_front_without_copy_and_collector_waits_and_then_serves()
    {
        await using var collector = await TestCollector.StartAsync();
        var (address, service, key) = (collector.Host.GrpcAddress, TestPart.ServiceKey(collector), collector.OperatorKey("vnpt"));
        await collector.StopAsync();
        await using var front = await TestPart.StartAsync(Target.Front, address, service, collector.Time);
        using var sender = front.Sender(key);

        Assert.Equal(HttpStatusCode.OK, (await front.GetAsync("/health/live")).Status);
        Assert.Contains("no copy", (await front.UntilAsync("unavailable")).GetProperty("catalogue").GetString(), StringComparison.Ordinal);
        Assert.True((await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Refused(StatusCode.Unavailable).RetryAfter > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await front.GetAsync("/api/v1/submissions/1", key)).Status);

        await collector.StartAgainAsync(o => o with { GrpcPort = address.Port });
        await front.UntilAsync("ready");
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();
        Assert.Single(front.Log.Lines, l => l.Contains("waiting for the collector", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_front_goes_over_to_the_catalogue_that_its_collector_uses()
    {
        using var more = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(more.Path, "sources"));
        await File.WriteAllTextAsync(Path.Combine(more.Path, "sources", "more.csv"), "code,kind,name,name_en,territory,valid_from,valid_to\nnew,operator,Mới,New,VN,,\n");
        await using var collector = await TestCollector.StartAsync();
        var port = collector.Host.GrpcAddress.Port;
        var key = collector.OperatorKey("vnpt");
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        using var sender = front.Sender(key);
        var first = (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();
        var address = front.Host.GrpcAddress;

        await collector.StartAgainAsync(o => o with { GrpcPort = port, CatalogueFolders = [more.Path] });

        // Refused for now until the front has it, and never taken with the other one.
        var version = collector.Host.Stores.Catalogue.Version;
        Assert.NotEqual(first.CatalogueVersion, version);
        Answer answer;
        for (var until = Environment.TickCount64 + 30_000; (answer = await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 2)))).Code == StatusCode.Unavailable; await Task.Delay(20))
        {
            Assert.True(Environment.TickCount64 < until, answer.Message);
        }

        Assert.Equal(version, answer.Taken().CatalogueVersion);
        Assert.Equal(address, front.Host.GrpcAddress);
        front.Errors.Expect("LedgerUnavailable");
    }

    [Fact]
    public async Task Who_has_lost_its_collector_for_a_minute_lets_nobody_in_and_says_so()
    {
        var clock = new LeapingTime();
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector.Host.GrpcAddress, TestPart.ServiceKey(collector), clock);
        await front.UntilAsync("ready");
        var key = collector.OperatorKey("vnpt");
        using var sender = front.Sender(key);
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();
        var port = collector.Host.GrpcAddress.Port;
        await collector.StopAsync();

        // A moment without the collector: callers are known still.
        await sender.CatalogueAsync();
        clock.Leap(FollowedCredentials.LongestSilence);

        var refused = await Assert.ThrowsAsync<RpcException>(() => sender.CatalogueAsync());
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.True(SenderClient.FromStatus(refused).RetryAfter > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await front.GetAsync("/api/v1/submissions/1", key)).Status);
        Assert.Equal(HttpStatusCode.OK, (await front.GetAsync("/health/live")).Status);

        await collector.StartAgainAsync(o => o with { GrpcPort = port });
        await front.UntilAsync("ready");
        await sender.CatalogueAsync();
        front.Errors.Expect("LedgerUnavailable");
    }

    [Fact]
    public async Task A_stream_at_a_front_ends_with_its_key()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        var key = collector.OperatorKey("vnpt");
        using var sender = front.Sender(key);
        using var stream = sender.OpenStream();
        await stream.RequestStream.WriteAsync(Google.Protobuf.MessageExtensions.ToByteArray(Table("2013-06", ["24"], Scaled(Mobile, 1))));
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));

        collector.Host.Stores.Keys.Revoke(key.Split('_')[1]);

        var ended = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(StatusCode.Unauthenticated, ended.StatusCode);
    }

    [Fact]
    public async Task A_front_whose_key_was_replaced_goes_on_with_the_next_one_in_its_file()
    {
        await using var collector = await TestCollector.StartAsync();
        var (old, key) = (TestPart.ServiceKey(collector), collector.OperatorKey("vnpt"));
        await using var front = await TestPart.StartAsync(Target.Front, collector.Host.GrpcAddress, old, collector.Time);
        await front.UntilAsync("ready");
        using var sender = front.Sender(key);
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();

        Assert.True(collector.Host.Stores.Keys.Rotate(old.Split('_')[1], TimeSpan.Zero, expires: null, certificate: null, "test").TryGet(out var next, out _));

        // The old one follows nothing any more, and health says so.
        await front.Log.WaitForAsync("The collector cannot be reached", "Unauthenticated");
        await front.UntilAsync("unavailable");
        Assert.True((await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 2)))).Refused(StatusCode.Unavailable).RetryAfter > TimeSpan.Zero);
        front.Errors.Expect("LedgerUnavailable");

        await File.WriteAllTextAsync(front.KeyFile, next.Key);
        await front.UntilAsync("ready");
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 3)))).Taken();
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 4)), Way.Stream)).Taken();
    }

    [Fact]
    public async Task A_front_that_cannot_keep_the_catalogue_says_why_once_and_goes_on_when_it_can()
    {
        await using var collector = await TestCollector.StartAsync();
        var inTheWay = "";
        await using var front = await TestPart.StartAsync(Target.Front, collector.Host.GrpcAddress, TestPart.ServiceKey(collector), collector.Time, o =>
        {
            inTheWay = Directory.CreateDirectory(Path.Combine(o.DataFolder, CatalogueCopy.FileName + ".new")).FullName;
            return o;
        });

        await front.Log.WaitForAsync("The collector cannot be reached", inTheWay);
        Assert.Equal("unavailable", (await front.HealthAsync()).GetProperty("status").GetString());

        Directory.Delete(inTheWay);
        await front.UntilAsync("ready");
        Assert.Single(front.Log.Lines, l => l.Contains(inTheWay, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_follower_speaks_TLS_with_its_collector_and_trusts_no_stranger()
    {
        using var certificates = new TestCertificates();
        using var strangers = new TestCertificates();
        await using var collector = await TestCollector.StartAsync(o => certificates.On(o));
        var key = collector.OperatorKey("vnpt");
        await using var front = await TestPart.StartAsync(Target.Front, collector, o => With(o, certificates.AuthorityFile));
        using var sender = front.Sender(key);
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();

        await using var other = await TestPart.StartAsync(
            Target.Front, collector.Host.GrpcAddress, TestPart.ServiceKey(collector), collector.Time, o => With(o, strangers.AuthorityFile));

        await other.Log.WaitForAsync("The collector cannot be reached", "SSL");
        Assert.Equal("unavailable", (await other.HealthAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_key_that_is_no_service_key_follows_nothing_and_is_not_in_the_log()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey("vnpt");
        await using var front = await TestPart.StartAsync(Target.Front, collector.Host.GrpcAddress, key, collector.Time);

        await front.Log.WaitForAsync("The collector cannot be reached", "PermissionDenied");

        Assert.DoesNotContain(front.Log.Lines.Concat(collector.Log.Lines), l => l.Contains(key, StringComparison.Ordinal));
        Assert.Equal("unavailable", (await front.HealthAsync()).GetProperty("status").GetString());
    }

    private static CollectorOptions With(CollectorOptions options, string authorities) => options with { Upstream = options.Upstream with { CertificateAuthority = authorities } };
}
