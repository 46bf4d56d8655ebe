using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;

namespace Telemetry.Aggregator.Tests.Rollup;

public sealed class PartRuleTests
{
    [Fact]
    public async Task A_whole_is_the_sum_of_its_parts_at_any_depth()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07213", "subs.fixed", 1), ("07213", "subs.postpaid", 10), ("07213", "subs.prepaid", 100));

        var operand = (await world.ReadAsync("subs.all", "07213", "2013-06")).Passport.Numerator!;

        Assert.Equal(111, operand.Value);
        Assert.Equal(Provenance.Parts, operand.How);
        Assert.False(operand.IsPartial);
        Assert.Equal(111, await world.ValueAsync("subs.all", "24", "2013-06"));
    }

    [Fact]
    public async Task Missing_parts_are_named_and_make_the_sum_partial()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 1), ("24", "subs.postpaid", 10));

        var figure = await world.ReadAsync("subs.all", "24", "2013-06");

        Assert.Equal((11, FigureStatus.Partial), (figure.Value, figure.Status));
        Assert.Equal(["subs.prepaid"], figure.Passport.Numerator!.MissingParts);
        Assert.Contains(figure.Passport.Notes, n => n.Code == FigureNoteCode.PartsMissing);
    }

    [Fact]
    public async Task An_explicit_whole_wins_and_the_parts_are_kept_as_a_check()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.all", 100), ("24", "subs.fixed", 1), ("24", "subs.mobile", 90));

        var operand = (await world.ReadAsync("subs.all", "24", "2013-06")).Passport.Numerator!;

        Assert.Equal(100, operand.Value);
        Assert.Equal(new DerivedCheck("vnpt", Provenance.Parts, 91, 9, 2, 2), Assert.Single(operand.Checks));
    }

    [Fact]
    public async Task A_part_may_come_from_the_units_below_while_another_is_the_units_own()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("24", "subs.fixed", 1000), ("07213", "subs.mobile", 1), ("07240", "subs.mobile", 2));

        Assert.Equal(1003, await world.ValueAsync("subs.all", "24", "2013-06"));
    }
}
