using System.Globalization;
using System.Net;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;
using static Telemetry.Collector.Tests.Senders.Requests;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>Collector, aggregator and portal on one InfluxDB: each does its part, and one that is missing takes only its own part away.</summary>
public sealed class SharedStoreTests(SharedInfluxServer influx)
{
    private const string Total = "subscribers.telephone";
    private const string Mobile = "subscribers.mobile";
    private const string Figure = "/api/v1/figures?indicator=subscribers.mobile&area=24&period=2013-06&operator=so-bac-giang";
    private const string Findings = "/api/v1/findings?rule=parts.total";

    [Fact]
    public async Task A_portal_answers_with_what_the_others_made()
    {
        var store = await influx.NextAsync();
        await using var collector = await TestCollector.StartAsync(o => With(o with { Target = Target.Collector }, store));
        await using var aggregator = await TestPart.StartAsync(Target.Aggregator, collector, o => With(o, store));
        await using var portal = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store, aggregator));
        await using var other = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store));
        var administrator = collector.Key(CredentialRole.Administrator, null, []);
        var (elsewhere, there) = (collector.Key(CredentialRole.Reader, null, ["22@2004-07-08"]), collector.Key(CredentialRole.Reader, null, ["24@2004-07-08"]));
        var key = collector.OperatorKey("so-bac-giang");
        using var sender = new SenderClient(collector.Host.GrpcAddress, key);
        var receipt = (await sender.SendAsync(List("2013-06", Value(Total, "24", 1_869_673), Value("subscribers.fixed", "24", 73_953), Value(Mobile, "24", 1_759_720)))).Taken();
        await RollUpAsync(collector, aggregator);
        await SeenAsync(portal, receipt.Sequence);
        Assert.Equal("ok", (await aggregator.HealthAsync()).GetProperty("rollups").GetString());

        // Figures from the store, findings from the aggregator, receipts from the collector: from any portal.
        Assert.Equal(1_759_720, FigureOf(await portal.GetAsync(Figure, administrator)).GetProperty("value").GetDecimal());
        var finding = Assert.Single(FindingsOf(await portal.GetAsync(Findings, administrator)));
        Assert.Equal(("open", "so-bac-giang"), (finding.GetProperty("state").GetString(), finding.GetProperty("source").GetProperty("code").GetString()));
        foreach (var one in new[] { portal, other })
        {
            using var client = one.Sender(key);
            Assert.Equal(receipt, (await client.ReceiptAsync(receipt.SubmissionId)).Taken());
            Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/api/v1/submissions/" + receipt.SubmissionId, key)).Status);
            (await client.SendAsync(List("2013-06", Value(Mobile, "24", 1)))).Refused(StatusCode.Unimplemented);
        }

        // Who may see which finding is the portal's matter still.
        Assert.Empty(FindingsOf(await portal.GetAsync(Findings, elsewhere)));
        Assert.Single(FindingsOf(await portal.GetAsync(Findings, there)));

        // A decision goes to the ledger and comes back with the aggregator's feed; a time is asked of the ledger.
        var explained = await portal.PostAsync($"/api/v1/findings/{finding.GetProperty("id").GetString()}/explain", """{"reason":"đã kiểm tra"}""", administrator);
        Assert.True(explained.Status == HttpStatusCode.OK, explained.Text);
        Assert.Equal("explained", JsonDocument.Parse(explained.Text).RootElement.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await portal.GetAsync(Figure + "&asOf=2026-03-15T05:00:00Z", administrator)).Status);
    }

    [Fact]
    public async Task A_part_that_is_missing_takes_only_its_own_part_away()
    {
        var store = await influx.NextAsync();
        await using var collector = await TestCollector.StartAsync(o => With(o with { Target = Target.Collector }, store));
        var aggregator = await TestPart.StartAsync(Target.Aggregator, collector, o => With(o, store));
        await using var portal = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store, aggregator));
        var administrator = collector.Key(CredentialRole.Administrator, null, []);
        using var sender = collector.Sender("so-bac-giang");
        var receipt = (await sender.SendAsync(List("2013-06", Value(Mobile, "24", 7)))).Taken();
        await SeenAsync(portal, receipt.Sequence);
        Assert.Equal(HttpStatusCode.OK, (await portal.GetAsync(Findings, administrator)).Status);

        await aggregator.DisposeAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await portal.GetAsync(Findings, administrator)).Status);
        Assert.Equal(7, FigureOf(await portal.GetAsync(Figure, administrator)).GetProperty("value").GetDecimal());
        Assert.NotEqual("ok", (await portal.UntilAsync("degraded")).GetProperty("aggregator").GetString());

        await collector.StopAsync();

        Assert.Equal(7, FigureOf(await portal.GetAsync(Figure, administrator)).GetProperty("value").GetDecimal());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await portal.GetAsync(Figure + "&asOf=2026-03-15T05:00:00Z", administrator)).Status);
    }

    [Fact]
    public async Task While_the_store_is_down_figures_are_unavailable_and_never_a_fault()
    {
        await using var server = await InfluxServer.StartAsync();
        var store = new InfluxSeriesStoreOptions { Url = server.Url };
        await using var collector = await TestCollector.StartAsync(o => With(o with { Target = Target.Collector }, store));
        await using var portal = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store));
        collector.Errors.Expect("Projection after");
        var administrator = collector.Key(CredentialRole.Administrator, null, []);
        using var sender = collector.Sender("so-bac-giang");
        await SeenAsync(portal, (await sender.SendAsync(List("2013-06", Value(Mobile, "24", 7)))).Taken().Sequence);

        await server.KillAsync();

        var (status, text) = await portal.GetAsync(Figure, administrator);
        Assert.True(status == HttpStatusCode.ServiceUnavailable, text);
        Assert.Equal("urn:telemetry:problem:unavailable", JsonDocument.Parse(text).RootElement.GetProperty("type").GetString());
        using var channel = GrpcChannel.ForAddress(portal.Host.GrpcAddress);
        var asked = new GetFiguresRequest { Indicators = { Mobile }, Areas = { "24" }, Periods = { "2013-06" } };
        var headers = new Metadata { { "authorization", "Bearer " + administrator } };
        var refused = await Assert.ThrowsAsync<RpcException>(() => new QueryService.QueryServiceClient(channel).GetFiguresAsync(asked, headers).ResponseAsync);
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        var receipt = (await sender.SendAsync(List("2013-06", Value(Mobile, "24", 8)))).Taken();
        Assert.NotEqual("ok", (await portal.UntilAsync("degraded")).GetProperty("seriesStore").GetString());

        await server.StartAgainAsync();

        await SeenAsync(portal, receipt.Sequence);
        Assert.Equal(8, FigureOf(await portal.GetAsync(Figure, administrator)).GetProperty("value").GetDecimal());
    }

    private static CollectorOptions With(CollectorOptions options, InfluxSeriesStoreOptions store, TestPart? aggregator = null) => options with
    {
        Store = SeriesStoreKind.InfluxDb,
        Influx = store,
        Upstream = options.Upstream with { Aggregator = aggregator?.Host.GrpcAddress },
    };

    private static async Task RollUpAsync(TestCollector collector, TestPart aggregator)
    {
        await collector.ProjectedAsync();
        await SeenAsync(aggregator, collector.Ledger.Head.Sequence);
        var scheduler = (RollupScheduler)aggregator.Host.Services.GetService(typeof(RollupScheduler))!;
        Assert.All(await scheduler.RunDueNowAsync(), r => Assert.Null(r.Failure));
    }

    // Followers look twice a second.
    private static async Task SeenAsync(TestPart part, long sequence)
    {
        for (var until = Environment.TickCount64 + 60_000; (await part.HealthAsync()).GetProperty("projectedSequence").GetInt64() < sequence; await Task.Delay(50))
        {
            Assert.True(Environment.TickCount64 < until, string.Create(CultureInfo.InvariantCulture, $"entry {sequence} was not seen"));
        }
    }

    private static JsonElement FigureOf((HttpStatusCode Status, string Text) answer) => Ok(answer).GetProperty("figures")[0];

    private static IReadOnlyList<JsonElement> FindingsOf((HttpStatusCode Status, string Text) answer) => [.. Ok(answer).GetProperty("findings").EnumerateArray()];

    private static JsonElement Ok((HttpStatusCode Status, string Text) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return JsonDocument.Parse(answer.Text).RootElement;
    }
}
