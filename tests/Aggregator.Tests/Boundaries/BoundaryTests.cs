using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Boundaries;

/// <summary>Bắc Giang (24) and Bắc Ninh (27) became Bắc Ninh (24) on 1 July 2025.</summary>
public sealed class BoundaryTests
{
    private const string Before = "2024-12-31";
    private const string After = "2026-01-01";

    [Fact]
    public async Task On_new_boundaries_the_old_provinces_are_summed_and_named()
    {
        await using var world = new World();
        var first = await world.ReportAsync("vnpt", "2013-06", ("07213", "sites", 1), ("07240", "sites", 2), ("09160", "sites", 4));
        var second = await world.ReportAsync("viettel", "2013-06", ("24", "sites", 10), ("27", "sites", 20));

        var figure = await world.ReadOnAsync("sites", "24", "2013-06", After);

        var operand = figure.Passport.Numerator!;
        Assert.Equal(37, figure.Value);
        Assert.Equal("Bắc Ninh", figure.Area.Name);
        Assert.Equal(Provenance.Lineage, operand.How);
        Assert.Equal(["Bắc Giang", "Bắc Ninh"], operand.Boundaries.Units.Select(u => u.Name));
        Assert.Equal(
            [("viettel", 30m, second), ("vnpt", 7m, first)],
            operand.Contributions.Select(c => (c.Source, c.Value ?? 0, Assert.Single(c.Receipts))));
        Assert.Equal((5, 9), (operand.Reported, operand.Expected));
        Assert.Equal(7, await world.ValueOnAsync("sites", "24", "2013-06", After, "vnpt"));
        Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.BoundaryUnits && n.Parameters["count"] == "2");
    }

    [Fact]
    public async Task A_code_that_was_given_again_never_mixes()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 10), ("27", "sites", 20));
        await world.ReportAsync("vnpt", "2026-01", ("24", "sites", 40));

        Assert.Equal(10, await world.ValueOnAsync("sites", "24", "2013-06", "2013-06-30"));
        Assert.Equal(10, await world.ValueOnAsync("sites", "24", "2013-06", Before));
        Assert.Equal(30, await world.ValueOnAsync("sites", "24", "2013-06", After));
        Assert.Equal(40, await world.ValueOnAsync("sites", "24", "2026-01", After));
        Assert.Null(await world.ValueOnAsync("sites", "24", "2026-01", Before));
        foreach (var boundaries in new[] { Before, After })
        {
            Assert.Equal(30, await world.ValueOnAsync("sites", "VN", "2013-06", boundaries));
            Assert.Equal(40, await world.ValueOnAsync("sites", "VN", "2026-01", boundaries));
        }
    }

    [Fact]
    public async Task A_unit_that_did_not_change_is_read_as_ever()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("22", "sites", 10), ("06652", "sites", 3));

        var asEver = await world.ReadAsync("sites", "22", "2013-06");
        var figure = await world.ReadOnAsync("sites", "22", "2013-06", After);

        Assert.Same(asEver.Passport.Numerator, figure.Passport.Numerator);
        Assert.Equal(BoundaryReading.Day(After), figure.Boundaries);
    }

    [Fact]
    public async Task What_a_new_province_reported_is_not_divided_among_the_old_ones()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2025-08", ("24", "sites", 40));

        var figure = await world.ReadOnAsync("sites", "24", "2025-08", Before);

        Assert.Equal(FigureStatus.Missing, figure.Status);
        Assert.Equal(FigureReasonCode.AreaDivided, figure.Reason!.Code);
        Assert.Equal("Bắc Giang (24@1997-01-01)", figure.Reason.Parameters["area"]);
        Assert.Equal("Bắc Ninh (24@2025-07-01)", figure.Reason.Parameters["units"]);
        Assert.Equal("Việt Nam (VN@1900-01-01)", figure.Reason.Parameters["appearsIn"]);
        Assert.Equal(40, await world.ValueOnAsync("sites", "VN", "2025-08", Before));
    }

    [Fact]
    public async Task Communes_that_lie_wholly_in_an_old_province_are_summed_and_those_that_straddle_are_named()
    {
        await using var world = new World(WeightedCatalogue.WithoutWeights);
        await world.ReportAsync("vnpt", "2025-08", ("10001", "sites", 1), ("10004", "sites", 2), ("10010", "sites", 4));

        var old = await world.ReadOnAsync("sites", "24", "2025-08", Before);

        Assert.Equal(1, old.Value);
        Assert.Equal(FigureStatus.Partial, old.Status);
        Assert.Equal(["Chung (10010@2025-07-01) in Việt Nam (VN@1900-01-01)"], Divided(old));
        Assert.Equal(2, await world.ValueOnAsync("sites", "27", "2025-08", Before));
        Assert.Equal(7, await world.ValueOnAsync("sites", "24", "2025-08", After));
    }

    [Fact]
    public async Task A_unit_divided_by_weights_gets_whole_numbers_by_largest_remainder_and_is_marked()
    {
        await using var world = new World(WeightedCatalogue.WithWeights);
        await world.ReportAsync("vnpt", "2020-06", ("00301", "sites", 10));
        await world.ReportAsync("viettel", "2020-06", ("00301", "sites", 2));

        var parts = new List<(decimal? Value, bool IsEstimated)>();
        foreach (var code in new[] { "10301", "10302", "10303" })
        {
            var figure = await world.ReadOnAsync("sites", code, "2020-06", After);
            parts.Add((figure.Value, figure.IsEstimated));
            Assert.Equal(figure.Value, figure.Passport.Numerator!.Contributions.Sum(c => c.Value));
        }

        Assert.Equal([(5m, true), (4m, true), (3m, true)], parts.Select(p => (p.Value ?? 0, p.IsEstimated)));
        var vnpt = await world.ReadOnAsync("sites", "10301", "2020-06", After, "vnpt");
        Assert.Equal(4, vnpt.Value);
        Assert.Equal(new EstimatedShare(world.Catalogue.Area("00301", Before), 0.333333m), Assert.Single(vnpt.Passport.Numerator!.Boundaries.EstimatedShares));
        Assert.Contains(vnpt.Passport.Notes, n => n.Code == FigureNoteCode.EstimatedShare && n.Parameters["share"] == "0.333333");
    }

    [Fact]
    public async Task A_divided_unit_without_weights_appears_in_the_lowest_unit_that_holds_all_its_successors()
    {
        await using var world = new World(WeightedCatalogue.WithoutWeights);
        await world.ReportAsync("vnpt", "2020-06", ("00301", "sites", 10), ("00302", "sites", 1));

        var part = await world.ReadOnAsync("sites", "10302", "2020-06", After);

        Assert.Equal(FigureReasonCode.AreaDivided, part.Reason!.Code);
        Assert.Equal(["Lớn (00301@1997-01-01) in Hải Dương (30@1997-01-01)"], Divided(part));
        var province = await world.ReadOnAsync("sites", "30", "2020-06", After);
        Assert.Equal((11m, false), (province.Value ?? 0, province.IsEstimated));
        Assert.Empty(province.Passport.Numerator!.Boundaries.DividedUnits);
    }

    [Fact]
    public async Task Children_that_were_reported_are_better_than_an_estimate()
    {
        await using var world = new World(WeightedCatalogue.WithWeights);
        await world.ReportAsync("vnpt", "2020-06", ("00401", "sites", 10), ("00402", "sites", 90));
        await world.ReportAsync("viettel", "2020-06", ("401", "sites", 100));

        var north = await world.ReadOnAsync("sites", "501", "2020-06", "2021-06-30");
        var south = await world.ReadOnAsync("sites", "502", "2020-06", "2021-06-30");

        Assert.Equal([25m, 10m], north.Passport.Numerator!.Contributions.Select(c => c.Value ?? 0));
        Assert.Equal([75m, 90m], south.Passport.Numerator!.Contributions.Select(c => c.Value ?? 0));
        Assert.Equal(200, north.Value + south.Value);
    }

    [Fact]
    public async Task A_flow_across_the_merger_is_the_sum_of_its_shorter_periods_each_with_its_own_units()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2025-Q1", ("24", "revenue", 1), ("27", "revenue", 2));
        await world.ReportAsync("vnpt", "2025-Q2", ("24", "revenue", 4), ("27", "revenue", 8));
        await world.ReportAsync("vnpt", "2025-Q3", ("24", "revenue", 16));
        await world.ReportAsync("vnpt", "2025-10", ("24", "revenue", 32));

        var year = await world.ReadOnAsync("revenue", "24", "2025", After);

        Assert.Equal((63m, FigureStatus.Partial), (year.Value ?? 0, year.Status));
        Assert.Equal(["2025-11", "2025-12"], year.Passport.Numerator!.MissingPeriods.Select(p => p.ToString()));
        Assert.Equal(3, year.Passport.Numerator.Boundaries.Units.Count);
        Assert.Equal(5, await world.ValueOnAsync("revenue", "24", "2025-H1", Before));

        await world.ReportAsync("vnpt", "2025", ("24", "revenue", 99));
        await world.ReportAsync("viettel", "2025-01", ("27", "revenue", 100));
        Assert.Equal(199, await world.ValueOnAsync("revenue", "24", "2025", After));
    }

    [Fact]
    public async Task A_departments_flow_across_the_merger_adds_up_with_the_operators()
    {
        await using var world = new World();
        await world.ReportAsync("so-bac-giang", "2025-Q1", ("24", "revenue", 1));
        await world.ReportAsync("vnpt", "2025-Q1", ("27", "revenue", 2));
        await world.ReportAsync("vnpt", "2025-Q2", ("27", "revenue", 8));
        await world.ReportAsync("viettel", "2025-Q3", ("24", "revenue", 16));

        var operand = (await world.ReadOnAsync("revenue", "24", "2025-9M", After)).Passport.Numerator!;

        Assert.Equal((27m, Provenance.Time), (operand.Value ?? 0, operand.How));
        Assert.Equal([("viettel", 16m), ("vnpt", 10m), ("so-bac-giang", 1m)], operand.Contributions.Select(c => (c.Source, c.Value ?? 0)));
        Assert.Equal([[4L], [2L, 3L], [1L]], operand.Contributions.Select(c => c.Receipts.ToArray()));
    }

    [Fact]
    public async Task On_the_old_boundaries_a_year_has_what_was_reported_before_the_merger_and_names_the_rest()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2025-H1", ("24", "revenue", 1), ("27", "revenue", 2));
        await world.ReportAsync("vnpt", "2025-Q3", ("24", "revenue", 16));

        var year = await world.ReadOnAsync("revenue", "24", "2025", Before);

        Assert.Equal((1m, FigureStatus.Partial), (year.Value ?? 0, year.Status));
        Assert.Equal(["Bắc Ninh (24@2025-07-01) in Việt Nam (VN@1900-01-01)"], Divided(year));
        Assert.Equal(["2025-Q3", "2025-Q4"], year.Passport.Numerator!.MissingPeriods.Select(p => p.ToString()));
    }

    [Fact]
    public async Task Growth_compares_with_the_units_that_this_one_was_made_of()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2025-06", ("24", "sites", 10), ("27", "sites", 40));
        await world.ReportAsync("vnpt", "2026-06", ("24", "sites", 60), ("22", "sites", 1));

        var growth = await world.ReadAsync("growth.sites", "24", "2026-06");

        Assert.Equal(20, growth.Value);
        Assert.Equal(2, growth.Passport.BasedOn[1].Passport.Numerator!.Boundaries.Units.Count);
        Assert.Contains(growth.Passport.Notes, n => n.Code == FigureNoteCode.BoundaryUnits && n.Parameters["areas"].Contains("Bắc Giang", StringComparison.Ordinal));
        Assert.Null((await world.ReadAsync("growth.sites", "22", "2026-06")).Passport.BasedOn[1].Boundaries);
    }

    [Fact]
    public async Task A_ratio_is_computed_on_the_summed_parts()
    {
        await using var world = new World();
        await world.ReportAsync("gso", "2013", ("24", "population", 1000));
        await world.ReportAsync("gso", "2012", ("27", "population", 3000));
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 500), ("27", "subs.all", 3000));

        var density = await world.ReadOnAsync("density", "24", "2013-06", After);

        Assert.Equal(87.5m, density.Value);
        Assert.Equal((3500m, 4000m), (density.Passport.Numerator!.Value ?? 0, density.Passport.Denominator!.Value ?? 0));
        Assert.Contains(density.Passport.Notes, n => n.Code == FigureNoteCode.DenominatorOlder);
    }

    [Fact]
    public async Task An_old_province_of_which_nothing_was_reported_is_missing_in_the_new_one()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 10));

        var figure = await world.ReadOnAsync("sites", "24", "2013-06", After);

        Assert.Equal((10m, FigureStatus.Partial), (figure.Value ?? 0, figure.Status));
        Assert.Equal("27", Assert.Single(figure.Passport.Numerator!.Boundaries.MissingUnits).Code);
        Assert.Equal(FigureStatus.Partial, (await world.ReadOnAsync("sites", "24", "2013-06", After, "vnpt")).Status);
    }

    [Fact]
    public async Task A_departments_aggregate_moves_along_the_lineage_beside_operators()
    {
        await using var world = new World();
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "sites", 10));
        var alone = await world.ReadOnAsync("sites", "24", "2013-06", After);
        Assert.Equal((10m, FigureStatus.Partial), (alone.Value ?? 0, alone.Status));
        await world.ReportAsync("vnpt", "2013-06", ("27", "sites", 20));

        var operand = (await world.ReadOnAsync("sites", "24", "2013-06", After)).Passport.Numerator!;

        Assert.Equal(30, operand.Value);
        Assert.Equal([("vnpt", 20m), ("so-bac-giang", 10m)], operand.Contributions.Select(c => (c.Source, c.Value ?? 0)));
    }

    [Fact]
    public async Task A_district_that_ended_without_successors_lives_on_in_its_communes()
    {
        await using var world = new World(WeightedCatalogue.WithoutWeights);
        await world.ReportAsync("vnpt", "2025-08", ("10001", "sites", 1), ("10004", "sites", 2));

        Assert.Equal(1, await world.ValueOnAsync("sites", "213", "2025-08", Before));
    }

    [Fact]
    public async Task A_unit_whose_lineage_is_not_told_says_so()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("09160", "sites", 1));

        var figure = await world.ReadOnAsync("sites", "09160", "2013-06", After);

        Assert.Equal(FigureReasonCode.NoLineage, figure.Reason!.Code);
    }

    [Fact]
    public async Task Completion_counts_the_flow_on_the_boundaries_against_the_units_own_plan()
    {
        await using var world = new World();
        await world.ReportAsync("plan:ministry", "2025", ("24", "revenue", 200));
        await world.ReportAsync("vnpt", "2025-H1", ("24", "revenue", 30), ("27", "revenue", 20));
        await world.ReportAsync("vnpt", "2025-07", ("24", "revenue", 50));

        Assert.Equal(50, await world.ValueOnAsync("plan_completion.revenue", "24", "2025-07", After));
    }

    [Fact]
    public async Task What_went_into_a_unit_that_lives_on_is_in_it_afterwards_and_not_taken_out_again()
    {
        await using var world = new World(WeightedCatalogue.WithWeights);
        await world.ReportAsync("vnpt", "2020-06", ("00302", "sites", 1), ("00303", "sites", 2));
        await world.ReportAsync("vnpt", "2023-06", ("00302", "sites", 4));

        Assert.Equal(1, await world.ValueAsync("sites", "00302", "2020-06"));
        Assert.Equal(3, await world.ValueOnAsync("sites", "00302", "2020-06", After));
        Assert.Equal(4, await world.ValueOnAsync("sites", "00302", "2023-06", After));
        var before = await world.ReadOnAsync("sites", "00302", "2023-06", "2020-12-31");
        Assert.Equal((FigureReasonCode.AreaDivided, "Hải Dương (30@1997-01-01)"), (before.Reason!.Code, before.Reason.Parameters["appearsIn"]));
    }

    [Fact]
    public async Task A_ratio_of_an_estimate_is_one_too()
    {
        await using var world = new World(WeightedCatalogue.WithWeights);
        await world.ReportAsync("vnpt", "2020-06", ("00301", "subs.all", 100), ("00301", "sites", 10));

        var perSite = await world.ReadOnAsync("per_site", "10301", "2020-06", After);

        Assert.Equal((34m / 4, true), (perSite.Exact ?? 0, perSite.IsEstimated));
    }

    [Fact]
    public async Task A_figure_names_every_unit_that_may_be_in_it()
    {
        await using var world = new World(WeightedCatalogue.WithoutWeights);
        var old = world.Catalogue.Area("24", Before);
        var query = new FigureQuery("sites", old, Period.Parse("2025-08")) { Boundaries = BoundaryReading.Day(Before) };

        Assert.Equal(["10001", "10010", "24"], world.Figures.UnitsOf(query).Select(u => u.Code).Order(StringComparer.Ordinal));
        Assert.Empty(world.Figures.UnitsOf(query with { Period = Period.Parse("2025-06") }));
        Assert.Empty(world.Figures.UnitsOf(query with { Period = Period.Parse("2025-06"), Boundaries = null, Item = "growth.sites" }));
        Assert.Equal(
            ["24", "27"],
            world.Figures.UnitsOf(new FigureQuery("growth.sites", world.Catalogue.Area("24", After), Period.Parse("2026-01"))).Select(u => u.Code));
    }

    [Fact]
    public async Task A_plan_is_the_old_provinces_together_where_each_had_one_for_the_same_period()
    {
        await using var world = new World();
        await world.ReportAsync("plan:ministry", "2026", ("24", "sites", 1000));
        await world.ReportAsync("plan:so-bac-giang", "2013", ("24", "sites", 30));
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 10), ("27", "sites", 30));
        Assert.Equal(4, await world.ValueOnAsync("plan_completion.sites", "24", "2013-06", After));

        await world.ReportAsync("plan:ministry", "2013", ("27", "sites", 50));
        var figure = await world.ReadOnAsync("plan_completion.sites", "24", "2013-06", After);

        Assert.Equal(50, figure.Value);
        Assert.Equal(("ministry+so-bac-giang", 80m, Provenance.Lineage), (figure.Passport.Plan!.Source, figure.Passport.Plan.Value, figure.Passport.Plan.How));
        Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.PlanDerived);
    }

    private static IEnumerable<string> Divided(Figure figure) => figure.Passport.Numerator!.Boundaries.DividedUnits.Select(d => $"{d.Unit} in {d.AppearsIn}");
}
