using System.Net;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Storage.Series.Embedded;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Outage;

/// <summary>InfluxDB in every trouble that there is: intake goes on, everybody can see what is behind, and afterwards nothing is missing.</summary>
public sealed class InfluxOutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(InfluxTrouble.Stopped)]
    [InlineData(InfluxTrouble.Killed)]
    [InlineData(InfluxTrouble.Frozen)]
    [InlineData(InfluxTrouble.Full)]
    [InlineData(InfluxTrouble.Erring)]
    [InlineData(InfluxTrouble.Overloaded)]
    [InlineData(InfluxTrouble.CutOff)]
    [InlineData(InfluxTrouble.AtItsSeriesLimit)]
    public async Task Intake_goes_on_while_InfluxDB_is_in_trouble_and_the_store_is_whole_afterwards(InfluxTrouble trouble)
    {
        await using var influx = await TroubledInflux.StartAsync(trouble);
        await using var collector = await TestCollector.StartAsync(influx.Use);
        ExpectTrouble(collector);
        await VariedFigures.FillAsync(collector, seed: 1, submissions: 6);
        await collector.ProjectedAsync();

        await influx.BeginAsync();
        await VariedFigures.FillAsync(collector, seed: 2, submissions: 12);
        var behind = await HealthAsync(collector, "degraded");
        await influx.EndAsync();

        Assert.True(behind.GetProperty("backlog").GetInt64() > 0);
        Assert.Contains("InfluxDB", behind.GetProperty("seriesStore").GetString(), StringComparison.Ordinal);
        await collector.ProjectedAsync();
        Assert.Equal(0, (await HealthAsync(collector, "ready")).GetProperty("backlog").GetInt64());
        await AssertAsIfNothingHadBeenAsync(collector);
    }

    [Fact]
    public async Task A_service_starts_without_InfluxDB_and_takes_figures_in()
    {
        await using var influx = await TroubledInflux.StartAsync(InfluxTrouble.Killed);
        await influx.BeginAsync();
        await using var collector = await TestCollector.StartAsync(influx.Use);
        collector.Errors.Expect("Projection after ledger sequence");
        collector.Errors.Expect("Looking at which periods are due failed");

        await VariedFigures.FillAsync(collector, seed: 3, submissions: 6);
        await HealthAsync(collector, "degraded");
        await influx.EndAsync();

        await AssertAsIfNothingHadBeenAsync(collector);
    }

    [Fact]
    public async Task A_ledger_that_is_behind_the_store_at_the_start_is_not_taken_for_its_own_once_it_has_outgrown_it()
    {
        await using var influx = await TroubledInflux.StartAsync(InfluxTrouble.Erring);
        await using (var store = InfluxSeriesStore.Open(influx.Options, TimeProvider.System))
        {
            await store.AppendAsync([], 8);
        }

        await influx.BeginAsync();
        await using var collector = await TestCollector.StartAsync(influx.Use);
        ExpectTrouble(collector);
        await VariedFigures.FillAsync(collector, seed: 4, submissions: 12);
        await influx.EndAsync();

        Assert.True(collector.Ledger.Head.Sequence > 8);
        await collector.Log.WaitForAsync("restored from an older backup");
        Assert.Equal(8, collector.Host.Stores.Series.Position);
    }

    [Fact]
    public async Task Points_that_InfluxDB_refuses_for_good_are_logged_and_leave_the_service_degraded()
    {
        await using var influx = await TroubledInflux.StartAsync(InfluxTrouble.Erring);
        await using var collector = await TestCollector.StartAsync(influx.Use);
        collector.Errors.Expect("InfluxDB refuses a point for good");
        await RawInflux.WriteAsync(influx.Options, "figures,area=x subscribers.mobile:value=1.5 1372636800000000000");
        using var client = collector.Sender("vnpt");
        (await client.SendAsync(List("2013-07", Value("subscribers.mobile", "24", 500)))).Taken();
        await collector.ProjectedAsync();

        var health = await HealthAsync(collector, "degraded");

        Assert.Contains("refused 1 points for good", health.GetProperty("seriesStore").GetString(), StringComparison.Ordinal);
        await collector.Log.WaitForAsync("InfluxDB refuses a point for good");
    }

    [Fact]
    public async Task A_question_while_InfluxDB_is_out_of_reach_is_answered_with_unavailable()
    {
        await using var influx = await TroubledInflux.StartAsync(InfluxTrouble.Erring);
        await using var collector = await TestCollector.StartAsync(influx.Use);
        ExpectTrouble(collector);
        using var client = collector.Sender("vnpt");
        (await client.SendAsync(List("2013-07", Value("subscribers.mobile", "24", 500)))).Taken();
        await collector.ProjectedAsync();
        await influx.BeginAsync();

        var (status, text) = await collector.GetAsync("/api/v1/figures?indicator=subscribers.mobile&area=24&period=2013-07", collector.AdministratorKey);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
    }

    private static void ExpectTrouble(TestCollector collector)
    {
        collector.Errors.Expect("Projection after ledger sequence");
        collector.Errors.Expect("Looking at which periods are due failed");
    }

    // The store with the trouble behind it against one that is filled from the same ledger in peace; and the figures, passports and all.
    private static async Task AssertAsIfNothingHadBeenAsync(TestCollector collector)
    {
        await collector.ProjectedAsync();
        var last = collector.Ledger.Head.Sequence;
        var content = await StoreContent.OfAsync(collector.Host.Stores.Series);
        var figures = await VariedFigures.AskAsync(collector, last);

        await collector.StartAgainAsync();
        await collector.ProjectedAsync();

        Assert.IsType<EmbeddedSeriesStore>(collector.Host.Stores.Series);
        Assert.True(content.Count > 100, $"only {content.Count} cells were compared");
        Assert.Equal(await StoreContent.OfAsync(collector.Host.Stores.Series), content);
        Assert.Equal(await VariedFigures.AskAsync(collector, last), figures);
    }

    private static async Task<JsonElement> HealthAsync(TestCollector collector, string status)
    {
        using var enough = new CancellationTokenSource(Patience);
        while (true)
        {
            var health = JsonDocument.Parse((await collector.GetAsync("/health/ready")).Text).RootElement;
            if (health.GetProperty("status").GetString() == status)
            {
                return health;
            }

            await Task.Delay(50, enough.Token);
        }
    }
}
