using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Rollup;

public sealed class StandingRuleTests
{
    [Fact]
    public async Task Postal_points_stand_until_the_end_of_their_year()
    {
        await using var world = new World();
        await world.ReportAsync("vnpost", "2013-Q1", ("24", "points.offices", 46), ("24", "points.agents", 33));

        var figure = await world.ReadAsync("points", "24", "2013-08");

        Assert.Equal(79, figure.Value);
        Assert.Equal(Period.Parse("2013-Q1"), figure.Passport.Numerator!.PeriodUsed);
        Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.ValueStands && n.Parameters["used"] == "2013-Q1");
        Assert.Equal(79, await world.ValueAsync("points", "24", "2013"));
        Assert.Null(await world.ValueAsync("points", "24", "2013-02"));
        Assert.Null(await world.ValueAsync("points", "24", "2014-01"));
    }

    [Fact]
    public async Task A_value_for_the_whole_year_stands_for_every_period_in_it()
    {
        await using var world = new World();
        await world.ReportAsync("vnpost", "2013", ("24", "points.offices", 46));

        Assert.Equal(46, await world.ValueAsync("points.offices", "24", "2013-02"));
        await world.ReportAsync("vnpost", "2013-03", ("24", "points.offices", 45));
        Assert.Equal(45, await world.ValueAsync("points.offices", "24", "2013-04"));
        Assert.Equal(46, await world.ValueAsync("points.offices", "24", "2013-02"));
    }

    [Fact]
    public async Task What_does_not_stand_is_missing_in_the_next_period()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "sites", 5));

        Assert.Null(await world.ValueAsync("sites", "24", "2013-07"));
    }

    [Fact]
    public async Task Population_is_looked_up_by_the_year_then_the_nearest_earlier_one()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 100));
        await world.ReportAsync("vnpt", "2015-06", ("24", "subs.all", 100));
        await world.ReportAsync("gso", "2012", ("24", "population", 1000));
        await world.ReportAsync("gso", "2013", ("24", "population", 2000));

        var same = (await world.ReadAsync("density", "24", "2013-06")).Passport;
        Assert.Equal(2000, same.Denominator!.Value);
        Assert.DoesNotContain(same.Notes, n => n.Code is FigureNoteCode.DenominatorOlder or FigureNoteCode.ValueStands);

        var later = (await world.ReadAsync("density", "24", "2015-06")).Passport;
        Assert.Equal((2000, Period.OfYear(2013)), (later.Denominator!.Value, later.Denominator.PeriodUsed));
        Assert.Contains(later.Notes, n => n.Code == FigureNoteCode.DenominatorOlder);
        Assert.Null(await world.ValueAsync("population", "24", "2011-06"));
    }

    [Fact]
    public async Task A_new_denominator_replaces_the_older_one()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2014-06", ("24", "subs.all", 100));
        await world.ReportAsync("gso", "2013", ("24", "population", 1000));
        var before = world.Position;
        await world.ReportAsync("gso", "2014", ("24", "population", 2000));

        Assert.Equal(5, await world.ValueAsync("density", "24", "2014-06"));
        Assert.Equal(10, await world.ValueAsync("density", "24", "2014-06", asOf: before));
    }

    [Fact]
    public async Task The_new_Bac_Ninh_has_the_population_of_what_it_was_made_of()
    {
        await using var world = new World();
        await world.ReportAsync("gso", "2024", ("24", "population", 1900), ("27", "population", 1500));
        await world.ReportAsync("vnpt", "2025-07", ("24", "subs.all", 3400));

        var passport = (await world.ReadAsync("density", "24", "2025-07")).Passport;

        Assert.Equal(3400, passport.Denominator!.Value);
        Assert.Equal(Provenance.Predecessors, passport.Denominator.How);
        Assert.Equal(Period.OfYear(2024), passport.Denominator.PeriodUsed);
        Assert.Equal(["Bắc Giang", "Bắc Ninh"], passport.Denominator.Predecessors.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal([1L], passport.Denominator.Contributions[0].Receipts);
        Assert.Contains(passport.Notes, n => n.Code == FigureNoteCode.FromPredecessors);
        Assert.Equal(3400, await world.ValueAsync("population", "VN", "2025-07"));
    }

    [Fact]
    public async Task Predecessors_do_not_serve_when_one_is_unknown_or_divided()
    {
        await using var world = new World();
        await world.ReportAsync("gso", "2024", ("24", "population", 1900), ("07213", "population", 10), ("07216", "population", 20));

        Assert.Null(await world.ValueAsync("population", "24", "2025-07"));
        Assert.Null(await world.ValueAsync("population", "07213", "2025-07"));
    }

    [Fact]
    public async Task A_population_of_its_own_beats_the_predecessors()
    {
        await using var world = new World();
        await world.ReportAsync("gso", "2024", ("24", "population", 1900), ("27", "population", 1500));
        await world.ReportAsync("gso", "2025", ("24", "population", 3600));

        Assert.Equal(3600, await world.ValueAsync("population", "24", "2025-07"));
    }
}
