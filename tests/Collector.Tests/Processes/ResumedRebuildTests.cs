using Telemetry.Catalogue;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary><c>rebuild --resume</c>: goes on from what the store has.</summary>
public sealed class ResumedRebuildTests
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task An_InfluxDB_is_filled_and_later_filled_further_without_being_emptied()
    {
        await using var influx = await InfluxServer.StartAsync();
        await using var collector = await TestCollector.StartAsync();
        await SendAsync(collector, 1);
        await collector.StopAsync();
        string[] command = ["rebuild", "--resume", "--data", collector.DataFolder, "--store", "influxdb", "--influx-url", influx.Url.ToString()];

        Assert.Equal(0, await CommandLine.Create().Parse(command).InvokeAsync());
        await using var store = InfluxSeriesStore.Open(new() { Url = influx.Url }, TimeProvider.System);
        var first = await store.RefreshAsync();
        Assert.True(first > 0);

        await collector.StartAgainAsync();
        await SendAsync(collector, 2);
        var last = collector.Ledger.Head.Sequence;
        await collector.StopAsync();
        Assert.Equal(0, await CommandLine.Create().Parse(command).InvokeAsync());
        Assert.Equal(last, await store.RefreshAsync());
        Assert.Equal([1L, 2L], (await store.ReadRevisionsAsync(new SeriesSelection { Periods = [Period.Parse("2013-06")] }, await AreaAsync(store))).Select(r => r.Value));
    }

    [Fact]
    public async Task What_an_interrupted_clearing_left_is_cleared_first()
    {
        await using var influx = await InfluxServer.StartAsync();
        await using var collector = await TestCollector.StartAsync();
        await SendAsync(collector, 1);
        await collector.StopAsync();
        var options = new InfluxSeriesStoreOptions { Url = influx.Url };
        await using var store = InfluxSeriesStore.Open(options, TimeProvider.System);
        await store.RefreshAsync();
        await RawInflux.WriteAsync(options, "figures,area=x,grain=month,shard=x,source=x left:value=1i 1370044800000000001");

        Assert.Equal(0, await CommandLine.Create().Parse(
            ["rebuild", "--resume", "--data", collector.DataFolder, "--store", "influxdb", "--influx-url", influx.Url.ToString()]).InvokeAsync());

        Assert.DoesNotContain("left:value", await RawInflux.AskAsync(options, "SHOW FIELD KEYS"), StringComparison.Ordinal);
        Assert.Contains("subscribers.mobile:value", await RawInflux.AskAsync(options, "SHOW FIELD KEYS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_InfluxDB_that_is_out_of_reach_is_said_before_anything_is_done()
    {
        await using var collector = await TestCollector.StartAsync();
        await collector.StopAsync();

        Assert.Equal(2, await CommandLine.Create().Parse(["rebuild", "--data", collector.DataFolder, "--store", "influxdb", "--influx-url", "http://127.0.0.1:1"]).InvokeAsync());
    }

    private static async Task SendAsync(TestCollector collector, long value)
    {
        using var client = collector.Sender("vnpt");
        var request = List("2013-06", Value(Mobile, "24", value));
        request.Reason = "thử";
        (await client.SendAsync(request)).Taken();
    }

    private static async Task<AreaKey> AreaAsync(InfluxSeriesStore store)
        => (await store.ReadAsync(new SeriesSelection { Periods = [Period.Parse("2013-06")] })).Single().Areas.Single();
}
