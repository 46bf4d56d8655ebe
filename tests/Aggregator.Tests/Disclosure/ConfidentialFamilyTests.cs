using Telemetry.Aggregator.Disclosure;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Disclosure;

public sealed class ConfidentialFamilyTests
{
    private static readonly Catalogue.Catalogue Shipped = TestCatalogue.Shipped;

    [Theory]
    [InlineData("subscribers.fixed_wired", "subscribers.fixed_wired subscribers.fixed_wireless")]
    [InlineData("subscribers.mobile_prepaid", "subscribers.mobile_postpaid subscribers.mobile_prepaid")]
    [InlineData("revenue.postal", "revenue.postal revenue.telecom")]
    [InlineData("postal.mailboxes", "postal.agents postal.mailboxes postal.points")]
    [InlineData("bts.sites", "bts.sites")]
    public void The_cheapest_pattern_leaves_the_sums_above(string code, string members)
    {
        var metric = Shipped.Metrics[code];
        var family = ConfidentialFamily.AllOf(Shipped)[metric];

        var cheapest = family.PatternsOf[family.IndexOf(metric)][0];

        Assert.Equal(members, string.Join(' ', cheapest.Members.Select(m => family.Metrics[m].Code)));
    }

    [Fact]
    public void Families_follow_parts_and_know_their_time()
    {
        var families = ConfidentialFamily.AllOf(Shipped);

        Assert.Same(families[Shipped.Metrics["subscribers.fixed_wired"]], families[Shipped.Metrics["subscribers.mobile"]]);
        Assert.NotSame(families[Shipped.Metrics["subscribers.mobile"]], families[Shipped.Metrics["bts.sites"]]);
        Assert.Equal(FamilyTime.Level, families[Shipped.Metrics["subscribers.mobile"]].Time);
        Assert.Equal(FamilyTime.Flow, families[Shipped.Metrics["revenue.total"]].Time);
        Assert.Equal(FamilyTime.LevelOfYear, families[Shipped.Metrics["postal.points"]].Time);
        Assert.All(["population.average", "area.land", "communes.with_fibre"], c => Assert.False(families.ContainsKey(Shipped.Metrics[c])));
    }

    [Fact]
    public void What_can_be_negative_is_the_change_of_a_level()
    {
        var never = OutsideFigureReader.ChangesOfLevels(Shipped);

        Assert.NotEmpty(never);
        Assert.All(never, m => Assert.StartsWith("net_additions.", m.Code, StringComparison.Ordinal));
        Assert.Equal(Shipped.Metrics.Keys.Count(c => c.StartsWith("net_additions.", StringComparison.Ordinal)), never.Count);
    }

    [Fact]
    public void An_option_out_of_range_is_refused()
    {
        Assert.Empty(new DisclosureOptions().Validate());
        Assert.Equal(2, new DisclosureOptions { MinimumOperators = 1, MaximumShare = 1.5m }.Validate().Count());
    }

    [Fact]
    public void A_month_is_withheld_in_what_contains_it_and_a_level_in_what_ends_with_it()
    {
        Assert.Equal(["2013-05", "2013-Q2", "2013-H1", "2013-9M", "2013"], Pattern(FamilyTime.Flow, "2013-05"));
        Assert.Equal(["2013-06", "2013-Q2", "2013-H1", "2013-9M", "2013"], Pattern(FamilyTime.Flow, "2013-Q2"));
        Assert.Equal(["2013-05"], Pattern(FamilyTime.Level, "2013-05"));
        Assert.Equal(["2013-06", "2013-Q2", "2013-H1"], Pattern(FamilyTime.Level, "2013-06"));
        Assert.Equal(19, Pattern(FamilyTime.LevelOfYear, "2013-Q1").Count());

        static IEnumerable<string> Pattern(FamilyTime time, string withheld) => TimePatterns.OfYear(2013)
            .Where(p => TimePatterns.Holds(time, Period.Parse(withheld), p)).Select(p => p.ToString());
    }
}
