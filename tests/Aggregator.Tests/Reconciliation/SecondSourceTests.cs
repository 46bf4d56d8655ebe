using Telemetry.Aggregator.Findings;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Reconciliation;
using Telemetry.Aggregator.Schedule;
using Telemetry.Aggregator.Tests.Findings;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Reconciliation;

/// <summary>What is a second source, what is not, and that none is counted in anything.</summary>
public sealed class SecondSourceTests
{
    private const string Month = "2013-06";

    [Fact]
    public async Task Published_values_are_counted_in_nothing()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("vnpt", Month, ("24", "bts.sites", 1003));
        await world.World.RunAsync(Month);
        var due = await DueAsync(world);
        await world.ReportAsync("published:mic", Month, ("24", "bts.sites", 5000), ("24", "density.telephone", 99), ("24", "population.average", 7));
        await world.ReportAsync("published:so-bac-giang", Month, ("24", "bts.sites", 6000));

        var figure = await world.World.ReadAsync("bts.sites", "24", Month);
        Assert.Equal(1003, figure.Value);
        Assert.Empty(figure.Passport.Numerator!.Checks);
        Assert.Null(await world.World.ValueAsync("bts.sites", "24", Month, "mic"));
        Assert.Null(await world.World.ValueAsync("plan.bts.sites", "24", Month));
        Assert.Null(await world.World.ValueAsync("plan.density.telephone", "24", Month));
        Assert.Null(await world.World.ValueAsync("density.telephone", "24", Month));
        Assert.Equal(1003, await world.World.ValueAsync("bts.sites", "VN", Month));
        Assert.Equal(due, await DueAsync(world));
    }

    [Fact]
    public async Task Published_values_raise_no_findings()
    {
        await using var findings = new FindingWorld(TestCatalogue.Shipped);
        await findings.World.ReportAsync("vnpt", Month, ("24", "subscribers.fixed_wired", 10), ("24", "subscribers.fixed_wireless", 5), ("24", "subscribers.fixed", 15));
        var before = (await findings.CheckAsync(Month)).Count;

        await findings.World.ReportAsync("published:mic", Month, ("24", "subscribers.fixed_wired", 10), ("24", "subscribers.fixed_wireless", 5), ("24", "subscribers.fixed", 99));

        Assert.Equal(before, (await findings.CheckAsync(Month)).Count);
    }

    [Fact]
    public async Task The_ministrys_own_figures_and_a_departments_beside_operators_are_second_sources()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("vnpt", Month, ("24", "bts.sites", 1003));
        await world.ReportAsync("mic", Month, ("24", "bts.sites", 1010), ("24", "population.average", 1_600_000));
        await world.ReportAsync("so-bac-giang", Month, ("24", "bts.sites", 1020), ("24", "subscribers.mobile", 500));

        var rows = (await world.CompareAsync(Month, area: "24")).Figures;

        Assert.Equal(
            [("bts.sites", "mic", 7m), ("bts.sites", "so-bac-giang", 17m), ("population.average", "mic", (decimal?)null)],
            rows.Select(r => (r.Theirs.Item.Code, r.Theirs.Source.Code, r.Difference)));
        Assert.All(rows, r => Assert.Equal(SecondValueKind.Reported, r.Theirs.Kind));
    }

    [Fact]
    public async Task A_source_is_listed_once_for_what_it_reported_and_once_for_what_it_published()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("vnpt", Month, ("24", "bts.sites", 1003));
        await world.ReportAsync("mic", Month, ("24", "bts.sites", 1010));
        await world.ReportAsync("published:mic", Month, ("24", "bts.sites", 1000));

        var rows = (await world.CompareAsync(Month, area: "24")).Figures;

        Assert.Equal([(SecondValueKind.Published, 1000m), (SecondValueKind.Reported, 1010m)], rows.Select(r => (r.Theirs.Kind, r.Theirs.Value)));
    }

    [Fact]
    public async Task Only_exactly_that_unit_and_period_is_looked_at_and_what_was_withdrawn_is_not()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("vnpt", Month, ("24", "bts.sites", 1003));
        await world.ReportAsync("published:mic", "2013-05", ("24", "bts.sites", 1));
        await world.ReportAsync("published:mic", Month, ("22", "bts.sites", 2));
        var sent = await world.ReportAsync("published:mic", Month, ("24", "bts.sites", 3));
        await world.World.ReportAsync("published:mic", Month, "24", "bts.sites", CellState.Withdrawn);

        Assert.Empty((await world.CompareAsync(Month, area: "24")).Figures);
        Assert.Equal(3, Assert.Single((await world.CompareAsync(Month, area: "24", asOf: sent)).Figures).Theirs.Value);
    }

    [Fact]
    public async Task Item_and_source_narrow_the_answer()
    {
        await using var world = new ReconciliationWorld();
        await world.ReportAsync("published:mic", Month, ("24", "bts.sites", 3), ("24", "density.mobile", 3));
        await world.ReportAsync("published:gso", Month, ("24", "bts.sites", 4));

        Assert.Equal(3, (await world.CompareAsync(Month, area: "24")).Figures.Count);
        Assert.Equal(["gso", "mic"], (await world.CompareAsync(Month, "bts.sites", "24")).Figures.Select(f => f.Theirs.Source.Code));
        Assert.Equal(["bts.sites", "density.mobile"], (await world.CompareAsync(Month, area: "24", source: "mic")).Figures.Select(f => f.Theirs.Item.Code));
    }

    private static async Task<IReadOnlyList<DuePeriod>> DueAsync(ReconciliationWorld world) => DuePeriods.Find(new DueInput
    {
        Catalogue = world.World.Catalogue,
        Extents = await world.World.Store.ListAsync(null, TestContext.Current.CancellationToken),
        Standing = [],
        Runs = new Dictionary<Period, RunRecord>(),
        Position = world.World.Position,
        Now = new DateTimeOffset(2013, 7, 2, 0, 0, 0, TimeSpan.Zero),
    });
}
