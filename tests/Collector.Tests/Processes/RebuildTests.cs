using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>The series store is a projection: thrown away and built again from the ledger it is the same.</summary>
public sealed class RebuildTests
{
    [Fact]
    public async Task A_rebuilt_store_has_the_same_content_and_the_same_figures()
    {
        await using var collector = await TestCollector.StartAsync();
        await VariedFigures.FillAsync(collector);
        var last = collector.Ledger.Head.Sequence;
        await collector.ProjectedAsync();
        var before = await StoreContent.OfAsync(collector.Host.Stores.Series);
        var figuresBefore = await VariedFigures.AskAsync(collector, last);
        await collector.StopAsync();

        var exit = await CommandLine.Create().Parse(["rebuild", "--data", collector.DataFolder]).InvokeAsync();

        Assert.Equal(0, exit);
        await collector.StartAgainAsync();
        Assert.Equal(last, collector.Host.Stores.Series.Position);
        Assert.Equal(before, await StoreContent.OfAsync(collector.Host.Stores.Series));
        Assert.Equal(figuresBefore, await VariedFigures.AskAsync(collector, last));
        Assert.True(before.Count > 400, $"only {before.Count} cells were compared");
    }

    [Fact]
    public async Task A_store_that_was_lost_is_filled_again_at_the_next_start()
    {
        await using var collector = await TestCollector.StartAsync();
        await VariedFigures.FillAsync(collector);
        await collector.ProjectedAsync();
        var before = await StoreContent.OfAsync(collector.Host.Stores.Series);
        await collector.StopAsync();

        foreach (var file in Directory.EnumerateFiles(collector.DataFolder).Where(f => !Path.GetFileName(f).StartsWith("ledger", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("secrets.", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        await collector.StartAgainAsync();
        await collector.ProjectedAsync();

        Assert.Equal(before, await StoreContent.OfAsync(collector.Host.Stores.Series));
    }
}
