using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Reconciliation;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Reconciliation;

/// <summary>The ministry's national series of postal points, as it printed it, beside what arithmetic gives.</summary>
public sealed class MinistrySeriesTests
{
    private const decimal Land = 331212;

    [Fact]
    public async Task The_radius_of_2008_and_2015_differs_by_rounding_alone()
    {
        await using var world = await MinistryAsync();

        var first = Assert.Single(await CompareAsync(world, "2008-12", "postal.service_radius"));
        Assert.Equal((2.39m, 2.387m, 0.003m), (first.Theirs.Value, first.Ours.Value!.Value, first.Difference!.Value));
        Assert.Equal((CauseKind.Rounding, PrintFit.Rounded), Only(first));
        Assert.Empty(first.Implied);

        var second = Assert.Single(await CompareAsync(world, "2015-12", "postal.service_radius"));
        Assert.Equal((2.87m, 2.875m), (second.Theirs.Value, second.Ours.Value!.Value));
        Assert.Equal((CauseKind.Rounding, PrintFit.Rounded), Only(second));
    }

    [Fact]
    public async Task The_people_per_point_of_2015_are_by_the_population_of_2013()
    {
        await using var world = await MinistryAsync();

        var row = Assert.Single(await CompareAsync(world, "2015-12", "postal.people_per_point"));

        Assert.Equal(7032, row.Theirs.Value);
        Assert.Equal(7189, row.Ours.Value);
        var cause = Assert.Single(row.Causes);
        Assert.Equal(CauseKind.Vintage, cause.Kind);
        Assert.Equal(Period.OfYear(2013), cause.Period);
        Assert.Equal("population.average", cause.Operand);
        Assert.Equal((89708900m, 12757m), (cause.Numerator!.Value, cause.Denominator!.Value));
        Assert.Equal(Agreement.Explained, row.Agreement);
        var implied = row.Implied[0];
        Assert.Equal("population.average", implied.Metric.Code);
        Assert.InRange(89708900m, implied.Low, implied.High);
    }

    [Fact]
    public async Task The_people_per_point_of_2008_are_by_the_population_that_was_known_before_the_census()
    {
        await using var world = await MinistryAsync();

        var row = Assert.Single(await CompareAsync(world, "2008-12", "postal.people_per_point"));

        var cause = Assert.Single(row.Causes);
        Assert.Equal((CauseKind.KnownEarlier, PrintFit.CutOff), (cause.Kind, cause.Fit));
        Assert.Equal(world.Correction, cause.Sequence);
    }

    [Fact]
    public async Task Before_the_correction_came_nothing_explained_more_than_cutting_off()
    {
        await using var world = await MinistryAsync();

        var row = Assert.Single((await world.CompareAsync("2008-12", "postal.people_per_point", asOf: world.Correction - 1)).Figures);

        Assert.Equal((CauseKind.Rounding, PrintFit.CutOff), Only(row));
    }

    private static (CauseKind Kind, PrintFit Fit) Only(ReconciledFigure row)
    {
        var cause = Assert.Single(row.Causes);
        return (cause.Kind, cause.Fit);
    }

    private static async Task<IReadOnlyList<ReconciledFigure>> CompareAsync(ReconciliationWorld world, string period, string item) =>
        (await world.CompareAsync(period, item)).Figures;

    private static async Task<ReconciliationWorld> MinistryAsync()
    {
        var world = new ReconciliationWorld();
        await world.ReportAsync("gso", "2008", ("VN", "area.land", Land), ("VN", "population.average", 86210800));
        await world.ReportAsync("published:mic", "2008-12", ("VN", "postal.service_radius", 2.39m), ("VN", "postal.people_per_point", 4659));
        await world.ReportAsync("vnpost", "2008-12", ("VN", "postal.points", 18502));
        world.Correction = await world.ReportAsync("gso", "2008", ("VN", "population.average", 85118700));
        await world.ReportAsync("gso", "2013", ("VN", "population.average", 89708900));
        await world.ReportAsync("gso", "2014", ("VN", "population.average", 90728900));
        await world.ReportAsync("gso", "2015", ("VN", "population.average", 91713300));
        await world.ReportAsync("vnpost", "2015-12", ("VN", "postal.points", 12757));
        await world.ReportAsync("published:mic", "2015-12", ("VN", "postal.service_radius", 2.87m), ("VN", "postal.people_per_point", 7032));
        return world;
    }
}
