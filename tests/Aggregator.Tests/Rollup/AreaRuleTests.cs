using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Rollup;

public sealed class AreaRuleTests
{
    [Fact]
    public async Task A_parent_is_the_sum_of_its_children_and_says_how_many_reported()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07213", "sites", 1), ("07216", "sites", 2), ("07240", "sites", 4));

        var operand = (await world.ReadAsync("sites", "24", "2013-06")).Passport.Numerator!;

        Assert.Equal(7, operand.Value);
        Assert.Equal((3, 5), (operand.Reported, operand.Expected));
        Assert.Equal(Provenance.Areas, operand.How);
    }

    [Fact]
    public async Task Missing_districts_count_once_where_districts_reported_for_themselves()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("213", "sites", 3));

        var operand = (await world.ReadAsync("sites", "24", "2013-06")).Passport.Numerator!;

        Assert.Equal((1, 2), (operand.Reported, operand.Expected));
    }

    [Fact]
    public async Task An_explicit_parent_wins_and_the_childrens_sum_is_kept_as_a_check()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("213", "sites", 10), ("07213", "sites", 1), ("07216", "sites", 2), ("07219", "sites", 3), ("07240", "sites", 4), ("07243", "sites", 5));

        var district = (await world.ReadAsync("sites", "213", "2013-06")).Passport;

        Assert.Equal(10, district.Numerator!.Value);
        Assert.Equal(new DerivedCheck("vnpt", Provenance.Areas, 6, 4, 3, 3), Assert.Single(district.Numerator.Checks));
        Assert.Contains(district.Notes, n => n.Code == FigureNoteCode.DerivedDiffers && n.Parameters["difference"] == "4");
        Assert.Equal(19, await world.ValueAsync("sites", "24", "2013-06"));
    }

    [Fact]
    public async Task Zero_is_not_missing()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07240", "sites", 0), ("07243", "sites", 0));

        var figure = await world.ReadAsync("sites", "215", "2013-06");

        Assert.Equal(0, figure.Value);
        Assert.Equal(FigureStatus.Complete, figure.Status);
        Assert.Equal(FigureStatus.Missing, (await world.ReadAsync("sites", "213", "2013-06")).Status);
    }

    [Fact]
    public async Task Not_applicable_is_an_answer_with_nothing_to_add()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07240", "sites", 4));
        await world.ReportAsync("vnpt", "2013-06", "07243", "sites", CellState.NotApplicable);

        var figure = await world.ReadAsync("sites", "215", "2013-06");

        Assert.Equal(4, figure.Value);
        Assert.Equal(FigureStatus.Complete, figure.Status);
        Assert.Equal(FigureReasonCode.NotApplicable, (await world.ReadAsync("sites", "07243", "2013-06")).Reason!.Code);
    }

    [Theory]
    [InlineData(CellState.NotAvailable, FigureReasonCode.NotAvailable)]
    [InlineData(CellState.NotReported, FigureReasonCode.NotReported)]
    [InlineData(CellState.Withheld, FigureReasonCode.Withheld)]
    [InlineData(CellState.Withdrawn, FigureReasonCode.NoValueReported)]
    public async Task An_absence_keeps_its_reason_and_makes_the_sum_partial(CellState state, FigureReasonCode reason)
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07240", "sites", 4), ("07243", "sites", 5));
        var before = world.Position;
        await world.ReportAsync("vnpt", "2013-06", "07243", "sites", state);

        Assert.Equal(reason, (await world.ReadAsync("sites", "07243", "2013-06")).Reason!.Code);
        var district = await world.ReadAsync("sites", "215", "2013-06");
        Assert.Equal((4, FigureStatus.Partial), (district.Value, district.Status));
        Assert.Equal(9, await world.ValueAsync("sites", "215", "2013-06", asOf: before));
    }

    [Fact]
    public async Task An_absence_never_beats_what_can_be_derived()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07240", "sites", 4), ("07243", "sites", 5));
        await world.ReportAsync("vnpt", "2013-06", "215", "sites", CellState.NotAvailable);

        Assert.Equal(9, await world.ValueAsync("sites", "215", "2013-06"));
    }

    [Fact]
    public async Task A_sum_beyond_64_bits_has_no_value_and_says_why()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07240", "revenue", 9000000000000000000), ("07243", "revenue", 9000000000000000000));
        await world.ReportAsync("viettel", "2013-06", ("07213", "revenue", 1));

        foreach (var area in new[] { "215", "24", "VN" })
        {
            var figure = await world.ReadAsync("revenue", area, "2013-06");
            Assert.Null(figure.Value);
            Assert.Equal(FigureReasonCode.OutOfRange, figure.Reason!.Code);
        }

        Assert.Equal(1, await world.ValueAsync("revenue", "213", "2013-06"));
    }

    [Fact]
    public async Task A_code_that_was_given_again_names_another_unit_after_the_change()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2025-06", ("07213", "sites", 1), ("24", "revenue", 5));
        await world.ReportAsync("vnpt", "2025-07", ("07213", "sites", 2), ("09160", "sites", 3));

        Assert.Equal("Bắc Giang", (await world.ReadAsync("sites", "24", "2025-06")).Area.Name);
        Assert.Equal(1, await world.ValueAsync("sites", "24", "2025-06"));
        Assert.Equal("Bắc Ninh", (await world.ReadAsync("sites", "24", "2025-07")).Area.Name);
        Assert.Equal(5, await world.ValueAsync("sites", "24", "2025-07"));
        Assert.Null(await world.ValueAsync("revenue", "24", "2025-07"));
    }

    [Fact]
    public async Task A_unit_that_did_not_exist_at_the_end_of_the_period_has_no_figure()
    {
        await using var world = new World();
        var old = world.Area("24", "2013");

        var figure = await world.Figures.ReadAsync(new FigureQuery("sites", old, Period.Parse("2026-01")));

        Assert.Equal(FigureReasonCode.AreaNotValid, figure.Reason!.Code);
    }
}
