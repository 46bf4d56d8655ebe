using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Storage.Series.Embedded;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;

namespace Telemetry.Collector.Tests.Outage;

/// <summary>docs/operations.md, "Move from the embedded store to InfluxDB", and back.</summary>
public sealed class MoveToInfluxTests
{
    [Fact]
    public async Task Moving_to_InfluxDB_and_back_loses_no_figure()
    {
        await using var influx = await InfluxServer.StartAsync();
        await using var collector = await TestCollector.StartAsync();
        await VariedFigures.FillAsync(collector, seed: 5, submissions: 30);
        await collector.ProjectedAsync();
        var last = collector.Ledger.Head.Sequence;
        var content = await StoreContent.OfAsync(collector.Host.Stores.Series);
        var figures = await VariedFigures.AskAsync(collector, last);
        await collector.StopAsync();

        var exit = await CommandLine.Create().Parse(["rebuild", "--data", collector.DataFolder, "--store", "influxdb", "--influx-url", influx.Url.ToString()]).InvokeAsync();

        Assert.Equal(0, exit);
        await collector.StartAgainAsync(options => options with { Store = SeriesStoreKind.InfluxDb, Influx = new InfluxSeriesStoreOptions { Url = influx.Url } });
        await collector.ProjectedAsync();
        Assert.IsType<InfluxSeriesStore>(collector.Host.Stores.Series);
        Assert.Equal(content, await StoreContent.OfAsync(collector.Host.Stores.Series));
        Assert.Equal(figures, await VariedFigures.AskAsync(collector, last));

        // What came while InfluxDB was in use is in the embedded store too once it is used again: it goes on from where it stood.
        await VariedFigures.FillAsync(collector, seed: 6, submissions: 6);
        await collector.ProjectedAsync();
        var later = await StoreContent.OfAsync(collector.Host.Stores.Series);
        await collector.StartAgainAsync();
        await collector.ProjectedAsync();
        Assert.IsType<EmbeddedSeriesStore>(collector.Host.Stores.Series);
        Assert.Equal(later, await StoreContent.OfAsync(collector.Host.Stores.Series));
    }
}
