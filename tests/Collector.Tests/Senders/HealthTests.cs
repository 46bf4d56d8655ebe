using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.Health;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;
using ServingStatus = Telemetry.Protocol.Health.HealthCheckResponse.Types.ServingStatus;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>What probes and load balancers are told, without a key.</summary>
public sealed class HealthTests
{
    private const string Ingest = "telemetry.v1.IngestService";
    private const string Query = "telemetry.v1.QueryService";

    [Fact]
    public async Task Anybody_may_ask_how_the_service_is()
    {
        await using var collector = await TestCollector.StartAsync();
        using var channel = Channel(collector);
        var health = new Health.HealthClient(channel);

        Assert.Equal(ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest())).Status);
        var all = (await health.ListAsync(new HealthListRequest())).Statuses;
        Assert.Superset(new HashSet<string> { "", Ingest, Query }, all.Keys.ToHashSet());
        foreach (var (name, status) in all)
        {
            Assert.Equal(ServingStatus.Serving, status.Status);
            Assert.Equal(status, await health.CheckAsync(new HealthCheckRequest { Service = name }));
        }

        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await health.CheckAsync(new HealthCheckRequest { Service = "telemetry.v1.Nothing" }));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        using var watch = health.Watch(new HealthCheckRequest { Service = "telemetry.v1.Nothing" });
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
    }

    [Fact]
    public async Task Every_service_of_the_protocol_is_named()
    {
        await using var collector = await TestCollector.StartAsync();
        using var channel = Channel(collector);

        var named = (await new Health.HealthClient(channel).ListAsync(new HealthListRequest())).Statuses.Keys.Where(n => n.Length > 0);

        Assert.Equal(
            typeof(Protocol.V1.IngestService).Assembly.GetTypes().Select(t => t.GetProperty("Descriptor")?.GetValue(null)).OfType<Google.Protobuf.Reflection.ServiceDescriptor>()
                .Select(d => d.FullName).Where(n => n.StartsWith("telemetry.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_ledger_that_cannot_write_is_not_serving_until_it_can()
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Errors.Expect("LedgerUnavailable");
        using var channel = Channel(collector);
        using var sender = collector.Sender("vnpt");
        var health = new Health.HealthClient(channel);
        using var whole = health.Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(whole));

        collector.Ledger.BeforeCommit = () => throw new IOException("the disk is gone");
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)))).Refused(StatusCode.Unavailable);
        Assert.Equal(ServingStatus.NotServing, await NextAsync(whole));
        Assert.Equal(ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = Query })).Status);

        collector.Ledger.BeforeCommit = null;
        await collector.Ledger.ReopenAsync();
        Assert.Equal(ServingStatus.Serving, await NextAsync(whole));
        Assert.Equal(ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = Ingest })).Status);

        // A stop ends the watch, and says so.
        var ending = Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await whole.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
        });
        await collector.StopAsync();
        Assert.Equal(StatusCode.Unavailable, (await ending).StatusCode);
    }

    [Fact]
    public async Task No_more_than_so_many_may_watch()
    {
        await using var collector = await TestCollector.StartAsync();
        using var channel = Channel(collector);
        var health = new Health.HealthClient(channel);
        var watches = new List<AsyncServerStreamingCall<HealthCheckResponse>>();
        for (var i = 0; i < HealthWatchers.Most; i++)
        {
            watches.Add(health.Watch(new HealthCheckRequest()));
            Assert.Equal(ServingStatus.Serving, await NextAsync(watches[^1]));
        }

        using (var more = health.Watch(new HealthCheckRequest()))
        {
            Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => NextAsync(more))).StatusCode);
        }

        // Who leaves makes room.
        watches[0].Dispose();
        for (var left = false; !left;)
        {
            using var again = health.Watch(new HealthCheckRequest());
            left = await NextAsync(again).ContinueWith(t => t.IsCompletedSuccessfully, TaskScheduler.Default);
        }

        watches.ForEach(w => w.Dispose());
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));
        return watch.ResponseStream.Current.Status;
    }

    private static GrpcChannel Channel(TestCollector collector) => GrpcChannel.ForAddress(collector.Host.GrpcAddress, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true },
        DisposeHttpClient = true,
    });
}
