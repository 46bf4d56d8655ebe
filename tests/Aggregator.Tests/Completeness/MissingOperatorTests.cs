using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Completeness;

/// <summary>A passport names the operators that the calendar expects; where it says nothing, those that reported before.</summary>
public sealed class MissingOperatorTests
{
    private const string Calendar = """
        m,vnpt viettel young,subs.mobile,province,24@1997-01-01 22,month,1,10,2013-02-01,
        f,mobifone,subs.fixed,commune,24@1997-01-01,quarter,1,10,2013-02-01,
        """;

    private const string Young = "young,operator,A,,VN,2013-06-15,";

    [Theory]
    [InlineData("subs.all", "24", "2013-06", "viettel: 24 | young: 24")]
    [InlineData("subs.mobile", "24", "2013-06", "viettel: 24 | young: 24")]
    [InlineData("subs.all", "VN", "2013-06", "mobifone 2013-05: 27 | viettel 2013-05: 22+24 | vnpt: 22 | young: 22+24")]
    [InlineData("subs.all", "22", "2013-06", "viettel 2013-05: 22 | vnpt: 22 | young: 22")]
    [InlineData("subs.all", "07213", "2013-06", "viettel: 24 | young: 24")]
    [InlineData("subs.mobile", "24", "2013-05", "viettel: 24 | vnpt: 24")]
    [InlineData("subs.all", "24", "2013-Q2", "mobifone: 24 | viettel: 24 | young: 24")]
    [InlineData("subs.all", "24", "2013-01", "")]
    [InlineData("subs.all", "27", "2013-06", "mobifone 2013-05: 27")]
    [InlineData("revenue", "24", "2013-06", "mobifone 2013-05: 24")]
    public async Task Whoever_owes_is_missing_until_it_reports(string metric, string area, string period, string missing)
    {
        await using var world = new World(TestCatalogue.WithCalendar(Calendar, Young));
        await world.ReportAsync("viettel", "2013-05", ("22", "subs.mobile", 5));
        await world.ReportAsync("mobifone", "2013-05", ("24", "subs.mobile", 5), ("24", "revenue", 5), ("27", "subs.mobile", 5));
        await world.ReportAsync("vnpt", "2013-06", ("07213", "subs.postpaid", 0));

        Assert.Equal(missing, await MissingAsync(world, metric, area, period));
    }

    [Fact]
    public async Task A_national_value_leaves_nobody_missing_in_the_country()
    {
        await using var world = new World(TestCatalogue.WithCalendar(Calendar, Young));
        await world.ReportAsync("vnpt", "2013-04", ("VN", "subs.mobile", 5));
        await world.ReportAsync("viettel", "2013-04", ("VN", "subs.mobile", 5), ("24", "subs.mobile", 5));

        Assert.Equal("", await MissingAsync(world, "subs.mobile", "VN", "2013-04"));
        Assert.Equal("vnpt: 24", await MissingAsync(world, "subs.mobile", "24", "2013-04"));
    }

    private static async Task<string> MissingAsync(World world, string metric, string area, string period)
    {
        var missing = (await world.ReadAsync(metric, area, period)).Passport.Numerator!.MissingOperators;
        return string.Join(" | ", missing.Select(m => $"{m.Source}{(m.LastReported is { } last ? " " + last : "")}: {string.Join('+', m.Provinces.Select(p => p.Code))}"));
    }
}
