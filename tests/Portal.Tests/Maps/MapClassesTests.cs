using FsCheck;
using FsCheck.Fluent;
using Telemetry.Portal.Pages.Maps;

namespace Telemetry.Portal.Tests.Maps;

public sealed class MapClassesTests
{
    [Fact]
    public void Limits_are_numbers_that_the_table_shows_and_equal_numbers_have_one_colour()
    {
        Prop.ForAll(Gen.Choose(0, 3000).ListOf().ToArbitrary(), thousandths =>
        {
            var values = thousandths.Select(t => t / 1000m).ToList();
            var classes = MapClasses.Of(values, 2);
            var shown = values.Select(v => decimal.Round(v, 2, MidpointRounding.AwayFromZero)).ToHashSet();

            Assert.Equal(Math.Min(7, shown.Count), classes.Classes.Count);
            Assert.Equal(values.Count, classes.Classes.Sum(c => c.Count));
            Assert.All(classes.Classes, c => Assert.True(shown.Contains(c.From) && shown.Contains(c.To) && c.From <= c.To && c.Count > 0));
            Assert.All(classes.Classes.Zip(classes.Classes.Skip(1)), p => Assert.True(p.First.To < p.Second.From && string.CompareOrdinal(p.First.Style, p.Second.Style) < 0));
            Assert.All(values, v => Assert.Equal(classes.Classes.Single(c => decimal.Round(v, 2, MidpointRounding.AwayFromZero) is var r && r >= c.From && r <= c.To).Style, classes.StyleOf(v)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Many_different_values_fall_into_classes_of_one_size()
    {
        var classes = MapClasses.Of(Enumerable.Range(0, 70).Select(i => (decimal)i * i), 0);

        Assert.All(classes.Classes, c => Assert.Equal(10, c.Count));
        Assert.Equal(["q0", "q1", "q2", "q3", "q4", "q5", "q6"], classes.Classes.Select(c => c.Style));
    }

    [Fact]
    public void Halves_are_rounded_away_from_zero_as_in_the_table()
    {
        var one = Assert.Single(MapClasses.Of([2.125m, 2.13m], 2).Classes);

        Assert.Equal((2.13m, 2.13m, 2, "q3"), (one.From, one.To, one.Count, one.Style));
        Assert.Equal("none", MapClasses.Of([2m], 0).StyleOf(null));
        Assert.Empty(MapClasses.Of([], 0).Classes);
    }
}
