namespace Telemetry.Catalogue.Tests;

public sealed class AreaTests
{
    private static readonly Catalogue Catalogue = SmallCatalogue.Sound(SmallCatalogue.Load());

    [Theory]
    [InlineData("2013-06-30", "Bắc Giang")]
    [InlineData("2025-06-30", "Bắc Giang")]
    [InlineData("2025-07-01", "Bắc Ninh")]
    [InlineData("2030-01-01", "Bắc Ninh")]
    public void Code_24_is_the_unit_that_bore_it_on_the_day(string day, string name)
    {
        Assert.True(Catalogue.TryGetArea("24", Period.Parse(day).Last, out var area));
        Assert.Equal(name, area.Name);
    }

    [Fact]
    public void A_code_that_nobody_bore_on_the_day_is_no_unit()
    {
        Assert.False(Catalogue.TryGetArea("24", new DateOnly(2004, 7, 7), out _));
        Assert.False(Catalogue.TryGetArea("27", new DateOnly(2025, 7, 1), out _));
        Assert.False(Catalogue.TryGetArea("99", new DateOnly(2013, 7, 1), out _));
        Assert.False(Catalogue.TryGetArea(new AreaKey("24", new DateOnly(2005, 1, 1)), out _));
    }

    [Fact]
    public void All_bearers_of_a_code_are_known_oldest_first() =>
        Assert.Equal(["Bắc Giang", "Bắc Ninh"], Catalogue.AreasWithCode("24").Select(a => a.Name));

    [Fact]
    public void A_parent_is_the_unit_that_bore_its_code_on_the_childs_first_day()
    {
        Assert.Equal("24@2004-07-08", Catalogue.Unit("213@2004-07-08").Parent?.Key.ToString());
        Assert.Equal("24@2025-07-01", Catalogue.Unit("07210@2025-07-01").Parent?.Key.ToString());
        Assert.Equal("24@2004-07-08", Catalogue.Unit("07210@2004-07-08").AtLevel(AreaLevel.Province)?.Key.ToString());
        Assert.Null(Catalogue.Unit("24@2004-07-08").AtLevel(AreaLevel.District));
    }

    [Fact]
    public void Lineage_links_both_ways()
    {
        Assert.Equal(["24@2004-07-08", "27@2004-07-08"], Catalogue.Unit("24@2025-07-01").Predecessors.Select(s => s.Predecessor.Key.ToString()));
        Assert.Equal([false, false], Catalogue.Unit("07213@2004-07-08").Successors.Select(s => s.IsWhole));
    }

    [Theory]
    [InlineData("24@2025-07-01", "24@2004-07-08", true)]
    [InlineData("24@2025-07-01", "27@2004-07-08", true)]
    [InlineData("24@2025-07-01", "213@2004-07-08", true)] // below a predecessor
    [InlineData("24@2025-07-01", "07210@2004-07-08", true)] // two levels below a predecessor
    [InlineData("24@2025-07-01", "07213@2004-07-08", true)] // divided, but all of its province came here
    [InlineData("07210@2025-07-01", "07210@2004-07-08", true)]
    [InlineData("07210@2025-07-01", "07213@2004-07-08", false)] // divided
    [InlineData("24@2004-07-08", "24@2025-07-01", false)] // the past does not hold the future
    [InlineData("24@2004-07-08", "27@2004-07-08", false)]
    [InlineData("24@2004-07-08", "07210@2004-07-08", true)]
    [InlineData("22@2004-07-08", "24@2004-07-08", false)]
    [InlineData("VN@1900-01-01", "07213@2004-07-08", true)]
    [InlineData("213@2004-07-08", "24@2004-07-08", false)]
    public void A_unit_covers_what_lies_below_it_and_what_it_was_made_of(string unit, string other, bool expected) =>
        Assert.Equal(expected, Catalogue.Unit(unit).Covers(Catalogue.Unit(other)));

    [Theory]
    [InlineData("so-bac-ninh", "213@2004-07-08", true)]
    [InlineData("so-bac-giang", "213@2004-07-08", true)]
    [InlineData("so-bac-giang", "24@2025-07-01", false)]
    [InlineData("so-quang-ninh", "213@2004-07-08", false)]
    [InlineData("vnpt", "07210@2025-07-01", true)]
    public void A_source_may_report_for_its_territory_and_its_history(string source, string area, bool expected) =>
        Assert.Equal(expected, Catalogue.Sources[source].MayReport(Catalogue.Unit(area)));

    [Theory]
    [InlineData("24")]
    [InlineData("@2025-07-01")]
    [InlineData("2 4@2025-07-01")]
    [InlineData("24@2025-7-1")]
    [InlineData("24@2025-07-01x")]
    [InlineData("12345678901234567@2025-07-01")]
    public void Anything_else_is_no_key(string text) => Assert.False(AreaKey.TryParse(text, out _));

    [Fact]
    public void An_empty_English_name_is_the_Vietnamese_one() => Assert.Equal("Quảng Ninh", Catalogue.Unit("22@2004-07-08").EnglishName);

    [Fact]
    public void Bounds_are_held_as_values_are() =>
        Assert.Equal((1, 40_000_000), (Catalogue.Metrics["area.land"].Minimum, Catalogue.Metrics["area.land"].Maximum));
}
