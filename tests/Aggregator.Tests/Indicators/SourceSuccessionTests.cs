using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Indicators;

/// <summary>Operators that merged or were renamed.</summary>
public sealed class SourceSuccessionTests
{
    private static readonly Catalogue.Catalogue Catalogue = TestCatalogue.SmallWith(("sources/merged.csv", """
        code,kind,name,name_en,territory,valid_from,valid_to,successor
        evn,operator,EVN Telecom,EVN Telecom,VN,,2013-06-30,viettel
        beeline,operator,Beeline,Beeline,VN,,2013-06-30,gmobile
        gmobile,operator,Gmobile,Gmobile,VN,2013-07-01,,
        """));

    [Fact]
    public async Task A_renamed_operators_history_goes_on_under_the_new_name()
    {
        await using var world = new World(Catalogue);
        await world.ReportAsync("beeline", "2013-05", ("24", "sites", 7));
        await world.ReportAsync("gmobile", "2013-08", ("24", "sites", 9));

        var before = await world.ReadAsync("sites", "24", "2013-05", "gmobile");

        Assert.Equal((7, FigureStatus.Complete), (before.Value, before.Status));
        Assert.Equal(["beeline"], before.Passport.Numerator!.Contributions.Select(c => c.Source));
        Assert.Contains(before.Passport.Notes, n => n.Code == FigureNoteCode.WithPredecessorSources && n.Parameters["sources"] == "beeline");
        Assert.Equal(9, await world.ValueAsync("sites", "24", "2013-08", "gmobile"));
        Assert.Equal(7, await world.ValueAsync("sites", "24", "2013-05", "beeline"));
    }

    [Fact]
    public async Task The_base_of_growth_counts_what_was_taken_over_since()
    {
        await using var world = new World(Catalogue);
        await world.ReportAsync("viettel", "2012-08", ("24", "sites", 60));
        await world.ReportAsync("evn", "2012-08", ("24", "sites", 40));
        await world.ReportAsync("viettel", "2013-08", ("24", "sites", 110));

        Assert.Equal(60, await world.ValueAsync("sites", "24", "2012-08", "viettel"));
        Assert.Equal(10, await world.ValueAsync("growth.sites", "24", "2013-08", "viettel"));
    }

    [Fact]
    public async Task An_amount_of_the_year_of_a_renaming_is_both_names_together()
    {
        await using var world = new World(Catalogue);
        for (var month = 1; month <= 12; month++)
        {
            await world.ReportAsync(month <= 6 ? "beeline" : "gmobile", $"2013-{month:00}", ("24", "revenue", 10));
        }

        var year = await world.ReadAsync("revenue", "24", "2013", "gmobile");

        Assert.Equal((120, FigureStatus.Complete), (year.Value, year.Status));
        Assert.Empty(year.Passport.Numerator!.MissingPeriods);
    }

    [Fact]
    public async Task A_month_that_neither_name_reported_is_missing()
    {
        await using var world = new World(Catalogue);
        await world.ReportAsync("beeline", "2013-05", ("24", "revenue", 10));
        await world.ReportAsync("gmobile", "2013-07", ("24", "revenue", 10));

        var year = await world.ReadAsync("revenue", "24", "2013-H1", "gmobile");
        var quarter = await world.ReadAsync("revenue", "24", "2013-Q3", "gmobile");

        Assert.Equal((10, FigureStatus.Partial), (year.Value, year.Status));
        Assert.Equal((10, FigureStatus.Partial), (quarter.Value, quarter.Status));
        Assert.Equal(["2013-08", "2013-09"], quarter.Passport.Numerator!.MissingPeriods.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("22", "2026-01-01")]
    [InlineData("24", "2013-05-31")]
    [InlineData("24", "2026-01-01")]
    public async Task What_was_taken_over_counts_once_on_other_boundaries_too(string area, string boundaries)
    {
        await using var world = new World(Catalogue);
        await world.ReportAsync("beeline", "2013-05", (area, "sites", 7));
        var day = DateOnly.Parse(boundaries, System.Globalization.CultureInfo.InvariantCulture);
        var query = new FigureQuery("sites", Catalogue.Area(area, boundaries), Period.Parse("2013-05"), "gmobile") { Boundaries = day };

        var figure = await world.Figures.ReadAsync(query);

        Assert.Equal(7, figure.Value);
        Assert.Single(figure.Passport.Numerator!.Contributions);
    }

    [Fact]
    public async Task The_units_of_what_was_taken_over_are_named()
    {
        await using var world = new World(Catalogue);
        await world.ReportAsync("beeline", "2013-05", ("24", "sites", 7));
        await world.ReportAsync("beeline", "2013-05", ("27", "sites", 2));
        var day = new DateOnly(2026, 1, 1);

        var figure = await world.Figures.ReadAsync(new FigureQuery("sites", Catalogue.Area("24", "2026-01-01"), Period.Parse("2013-05"), "gmobile") { Boundaries = day });

        Assert.Equal((9, FigureStatus.Complete), (figure.Value, figure.Status));
        Assert.Equal(["24@1997-01-01", "27@1997-01-01"], figure.Passport.Numerator!.Boundaries.Units.Select(u => u.Key.ToString()));
        Assert.Empty(figure.Passport.Numerator.Boundaries.MissingUnits);
    }

    [Fact]
    public async Task In_the_total_each_counts_as_itself()
    {
        await using var world = new World(Catalogue);
        await world.ReportAsync("viettel", "2013-05", ("24", "sites", 60));
        await world.ReportAsync("evn", "2013-05", ("24", "sites", 40));

        var total = await world.ReadAsync("sites", "24", "2013-05");

        Assert.Equal(100, total.Value);
        Assert.Equal(["evn", "viettel"], total.Passport.Numerator!.Contributions.Select(c => c.Source));
    }
}
