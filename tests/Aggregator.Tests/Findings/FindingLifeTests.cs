using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Findings;

/// <summary>Open, explained, resolved, and back.</summary>
public sealed class FindingLifeTests
{
    private const string June = "2013-06";

    [Fact]
    public async Task A_correction_resolves_a_finding_and_is_named()
    {
        await using var world = await OpenAsync();
        var correction = await world.World.ReportAsync("vnpt", June, ("24", "subs.mobile", 80));

        var resolved = await world.OnlyAsync(June, "parts");

        Assert.Equal((FindingState.Resolved, world.World.Position, correction), (resolved.State, resolved.Resolved, resolved.ResolvedBy));
        Assert.Equal([FindingEventKind.Opened, FindingEventKind.Resolved], resolved.Events.Select(e => e.Kind));
        Assert.Equal(30, resolved.Finding.Cells[2].Value);
    }

    [Fact]
    public async Task A_finding_that_fires_again_is_opened_again()
    {
        await using var world = await OpenAsync();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.mobile", 80));
        await world.CheckAsync(June);
        await world.World.ReportAsync("vnpt", June, ("24", "subs.mobile", 31));

        var open = await world.OnlyAsync(June, "parts");

        Assert.Equal((FindingState.Open, 0L, 0L), (open.State, open.Resolved, open.ResolvedBy));
        Assert.Equal([FindingEventKind.Opened, FindingEventKind.Resolved, FindingEventKind.Reopened], open.Events.Select(e => e.Kind));
    }

    [Fact]
    public async Task An_explained_finding_stays_explained_while_its_numbers_do()
    {
        await using var world = await OpenAsync();
        world.Explain(await world.OnlyAsync(June, "parts"), "Chênh do làm tròn");

        // The same figures sent again have another receipt and are the same figures.
        await world.World.ReportAsync("vnpt", June, ("24", "subs.mobile", 30));
        var explained = await world.OnlyAsync(June, "parts");

        Assert.Equal(FindingState.Explained, explained.State);
        Assert.Equal(("Chênh do làm tròn", "key1", true), (explained.Explanations[0].Reason, explained.Explanations[0].By, explained.Explanations[0].IsCurrent));
        Assert.Equal(world.World.Position, explained.Finding.Cells[2].Receipt);
    }

    [Fact]
    public async Task Other_numbers_open_an_explained_finding_and_the_explanation_stays_in_its_history()
    {
        await using var world = await OpenAsync();
        world.Explain(await world.OnlyAsync(June, "parts"));
        await world.World.ReportAsync("vnpt", June, ("24", "subs.mobile", 29));

        var open = await world.OnlyAsync(June, "parts");

        Assert.Equal(FindingState.Open, open.State);
        Assert.Equal([FindingEventKind.Opened, FindingEventKind.Changed], open.Events.Select(e => e.Kind));
        Assert.False(Assert.Single(open.Explanations).IsCurrent);
    }

    [Fact]
    public async Task The_same_evaluation_again_changes_nothing()
    {
        await using var world = await OpenAsync();
        await world.CheckAsync(June);

        Assert.Single((await world.OnlyAsync(June, "parts")).Events);
    }

    [Fact]
    public async Task A_lost_table_comes_back_with_its_explanations()
    {
        await using var world = await OpenAsync();
        var before = await world.OnlyAsync(June, "parts");
        world.Explain(before);
        world.Decide("""{"type":"month.published","period":"2013-06"}""");
        world.Decide("not even JSON");

        world.LoseTable();
        var after = await world.OnlyAsync(June, "parts");

        Assert.Equal((before.Id, before.Numbers, FindingState.Explained), (after.Id, after.Numbers, after.State));
        Assert.Single(after.Explanations);
    }

    [Fact]
    public async Task An_explanation_read_before_its_finding_waits_for_it()
    {
        await using var world = await OpenAsync();
        var finding = await world.OnlyAsync(June, "parts");
        world.LoseTable();
        world.Explain(finding);

        Assert.Equal(FindingState.Explained, (await world.OnlyAsync(June, "parts")).State);
    }

    [Fact]
    public async Task A_corrected_opening_level_resolves_the_finding_of_the_month_after()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", "2013-05", ("07213", "subs.fixed", 5_900));
        await world.World.ReportAsync("vnpt", June, ("07213", "subs.fixed", 5_120), ("07213", "added.fixed", 120));
        await world.CheckAsync("2013-05");
        Assert.Equal(FindingState.Open, (await world.OnlyAsync(June, "flow")).State);

        var correction = await world.World.ReportAsync("vnpt", "2013-05", ("07213", "subs.fixed", 5_000));
        await world.CheckAsync("2013-05");

        var resolved = Assert.Single(world.Of(June, "flow"));
        Assert.Equal((FindingState.Resolved, correction), (resolved.State, resolved.ResolvedBy));
    }

    [Fact]
    public async Task A_late_opening_level_raises_the_finding_of_the_month_after()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("07213", "subs.fixed", 5_210), ("07213", "added.fixed", 120));
        await world.NoneAsync(June, "flow");

        await world.World.ReportAsync("vnpt", "2013-05", ("07213", "subs.fixed", 5_000));
        await world.CheckAsync("2013-05");

        Assert.Single(world.Of(June, "flow"));
    }

    [Fact]
    public async Task A_month_with_something_newer_of_its_own_waits_for_its_own_turn()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("07213", "subs.fixed", 5_210), ("07213", "added.fixed", 120));
        await world.NoneAsync(June, "flow");
        await world.World.ReportAsync("vnpt", "2013-05", ("07213", "subs.fixed", 5_000));
        await world.World.ReportAsync("vnpt", June, ("07213", "added.fixed", 130));

        await world.CheckAsync("2013-05");
        Assert.Empty(world.Of(June, "flow"));

        await world.CheckAsync(June);
        Assert.Single(world.Of(June, "flow"));
    }

    [Fact]
    public async Task A_preview_sees_the_stored_figures_and_keeps_nothing()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 100), ("24", "subs.fixed", 20), ("22", "subs.all", 7), ("22", "subs.fixed", 1), ("22", "subs.mobile", 1));
        var area = world.World.Area("24", June).Key;
        SeriesPatch Mobile(long value) => new()
        {
            Sequence = long.MaxValue,
            Source = "vnpt",
            Period = Period.Parse(June),
            Shard = area,
            Areas = [area],
            Columns = [new SeriesColumn { Metric = "subs.mobile", Decimals = 0, Values = [value] }],
        };

        var preview = new FindingPreview(world.World.Catalogue, world.World.Store);
        var finding = Assert.Single(await preview.EvaluateAsync([Mobile(30)], 200));

        Assert.Equal((100m, 50m), (finding.Actual, finding.Expected));
        Assert.Equal([1L, 1L, 0L], finding.Cells.Select(c => c.Receipt));
        Assert.Empty(await preview.EvaluateAsync([Mobile(80)], 200));
        Assert.Empty(world.Of(June));
    }

    // 100 is not 20 + 30.
    private static async Task<FindingWorld> OpenAsync()
    {
        var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 100), ("24", "subs.fixed", 20), ("24", "subs.mobile", 30));
        Assert.Equal(FindingState.Open, (await world.OnlyAsync(June, "parts")).State);
        return world;
    }
}
