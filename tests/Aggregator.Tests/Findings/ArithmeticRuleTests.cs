using Telemetry.Aggregator.Findings;
using Telemetry.Doctor.Edits;

namespace Telemetry.Aggregator.Tests.Findings;

/// <summary>Rules that arithmetic decides: they fire where it fails and never where something is missing.</summary>
public sealed class ArithmeticRuleTests
{
    private const string June = "2013-06";

    [Fact]
    public async Task A_total_that_is_not_its_parts_is_found_with_the_edit_that_mends_it()
    {
        await using var world = new FindingWorld();
        var receipt = await world.World.ReportAsync("so-bac-giang", June, ("24", "subs.all", 1_869_673), ("24", "subs.fixed", 73_953), ("24", "subs.mobile", 1_759_720));

        var finding = (await world.OnlyAsync(June, "parts")).Finding;

        Assert.Equal(("so-bac-giang", "subs.all", 1_869_673m, 1_833_673m, 36_000m), (finding.Source, finding.Item, finding.Actual, finding.Expected, finding.Difference));
        Assert.Equal(["subs.all", "subs.fixed", "subs.mobile"], finding.Cells.Select(c => c.Metric));
        Assert.All(finding.Cells, c => Assert.Equal(receipt, c.Receipt));
        Assert.Equal(new FindingEdit(2, 1_759_720, 1_795_720, EditClass.SwappedDigits), finding.Edit);
    }

    [Fact]
    public async Task A_part_that_is_a_sum_is_taken_apart_to_the_number_that_was_mistyped()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 1_565_000), ("24", "subs.fixed", 156_960), ("24", "subs.postpaid", 3_332), ("24", "subs.prepaid", 1_404_780));

        var finding = (await world.OnlyAsync(June, "parts")).Finding;

        Assert.Equal(["subs.all", "subs.fixed", "subs.postpaid", "subs.prepaid"], finding.Cells.Select(c => c.Metric));
        Assert.Equal(new FindingEdit(3, 1_404_780, 1_404_708, EditClass.SwappedDigits), finding.Edit);
    }

    [Theory]
    [InlineData("subs.fixed")]
    [InlineData("subs.all")]
    public async Task A_relation_with_a_missing_member_is_no_finding(string absent)
    {
        await using var world = new FindingWorld();
        var cells = new (string Area, string Metric, decimal? Value)[] { ("24", "subs.all", 100), ("24", "subs.fixed", 20), ("24", "subs.mobile", 30) };
        await world.World.ReportAsync("vnpt", June, [.. cells.Where(c => c.Metric != absent)]);

        await world.NoneAsync(June, "parts");
    }

    [Fact]
    public async Task A_withdrawn_part_is_a_missing_member()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 100), ("24", "subs.fixed", 20), ("24", "subs.mobile", 30));
        await world.WithdrawAsync("vnpt", June, "24", "subs.fixed");

        await world.NoneAsync(June, "parts");
    }

    [Fact]
    public async Task A_total_that_agrees_is_no_finding()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 50), ("24", "subs.fixed", 20), ("24", "subs.mobile", 30));

        Assert.Empty(await world.CheckAsync(June));
    }

    [Fact]
    public async Task Parts_of_one_source_are_not_held_against_the_total_of_another()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 100));
        await world.World.ReportAsync("viettel", June, ("24", "subs.fixed", 20), ("24", "subs.mobile", 30));

        await world.NoneAsync(June, "parts");
    }

    [Fact]
    public async Task A_unit_that_is_not_its_communes_is_found_and_only_when_all_of_them_are_there()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("213", "subs.fixed", 6_006), ("07213", "subs.fixed", 1_000), ("07216", "subs.fixed", 2_000));
        await world.NoneAsync(June, "children");

        await world.World.ReportAsync("vnpt", June, ("07219", "subs.fixed", 306));

        var finding = (await world.OnlyAsync(June, "children")).Finding;
        Assert.Equal((6_006m, 3_306m), (finding.Actual, finding.Expected));
        Assert.Equal("213", finding.Area.Code);
        Assert.Equal(new FindingEdit(3, 306, 3_006, EditClass.LostZero), finding.Edit);
    }

    [Fact]
    public async Task The_country_is_held_against_its_provinces()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("VN", "subs.fixed", 700), ("22", "subs.fixed", 100), ("24", "subs.fixed", 200), ("27", "subs.fixed", 300));

        var finding = (await world.OnlyAsync(June, "children")).Finding;

        Assert.Equal(("VN", 700m, 600m), (finding.Area.Code, finding.Actual, finding.Expected));
    }

    [Fact]
    public async Task A_stock_that_is_not_the_one_before_and_its_net_additions_is_found()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", "2013-05", ("07213", "subs.fixed", 5_040));
        await world.World.ReportAsync("vnpt", June, ("07213", "subs.fixed", 5_610), ("07213", "added.fixed", 120));

        var finding = (await world.OnlyAsync(June, "flow")).Finding;

        Assert.Equal((5_610m, 5_160m), (finding.Actual, finding.Expected));
        Assert.Equal(["2013-06", "2013-05", "2013-06"], finding.Cells.Select(c => c.Period.ToString()));
        Assert.Equal(EditClass.SwappedDigits, finding.Edit?.Class);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_stock_without_opening_level_or_net_additions_is_no_finding(bool hasOpening, bool hasFlow)
    {
        await using var world = new FindingWorld();
        if (hasOpening)
        {
            await world.World.ReportAsync("vnpt", "2013-05", ("07213", "subs.fixed", 5_000));
        }

        await world.World.ReportAsync("vnpt", June, ("07213", "subs.fixed", 5_210));
        if (hasFlow)
        {
            await world.World.ReportAsync("vnpt", June, ("07213", "added.fixed", 120));
        }

        await world.NoneAsync(June, "flow");
    }

    [Theory]
    [InlineData(110, 0)]
    [InlineData(111, 1)]
    public async Task A_tolerance_is_tolerated(int stock, int findings)
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", "2013-05", ("07213", "subs.mobile", 90));
        await world.World.ReportAsync("vnpt", June, ("07213", "subs.mobile", stock), ("07213", "added.mobile", 10));

        await world.CheckAsync(June);

        Assert.Equal(findings, world.Of(June, "flow.roughly").Count);
    }

    [Fact]
    public async Task More_shared_than_there_are_is_found_without_an_edit()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpost", "2013-Q2", ("24", "points.agents", 21), ("24", "points.offices", 19));

        var finding = (await world.OnlyAsync("2013-Q2", "most")).Finding;

        Assert.Equal((21m, 19m), (finding.Actual, finding.Expected));
        Assert.Null(finding.Edit);
    }

    [Fact]
    public async Task An_impossible_ratio_is_found_and_a_missing_denominator_is_not()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 5_000_000));
        await world.NoneAsync(June, "ratio");

        var receipt = await world.World.ReportAsync("gso", "2013", ("24", "population", 1_000_000));

        var finding = (await world.OnlyAsync(June, "ratio")).Finding;
        Assert.Equal(("all", "density", 500m, 400m), (finding.Source, finding.Item, finding.Actual, finding.Expected));
        Assert.Equal(receipt, finding.Cells[^1].Receipt);
    }

    [Fact]
    public async Task A_denominator_older_than_allowed_is_found_once_for_the_highest_unit()
    {
        await using var world = new FindingWorld();
        await world.World.ReportAsync("gso", "2012", ("24", "population", 1_000_000), ("213", "population", 100_000));
        await world.World.ReportAsync("vnpt", June, ("24", "subs.all", 1_000), ("213", "subs.all", 100));
        await world.NoneAsync(June, "older");
        await world.World.ReportAsync("vnpt", "2014-06", ("24", "subs.all", 1_000), ("213", "subs.all", 100));

        var finding = (await world.OnlyAsync("2014-06", "older")).Finding;

        Assert.Equal(("population", 2m, 1m, "24"), (finding.Item, finding.Actual, finding.Expected, finding.Area.Code));
        Assert.Equal("2012", finding.Cells[0].Period.ToString());
    }

    [Fact]
    public async Task More_findings_of_a_rule_than_are_kept_are_counted()
    {
        const int Communes = 51;
        var areas = "code,level,name,name_en,parent,valid_from,valid_to\nVN,country,Việt Nam,Viet Nam,,1900-01-01,\n22,province,Quảng Ninh,Quang Ninh,VN,1963-10-30,\n"
            + string.Join('\n', Enumerable.Range(0, Communes).Select(i => $"{10000 + i},commune,C{i},C{i},22,1963-10-30,"));
        await using var world = new FindingWorld(TestCatalogue.FromText(
            areas,
            "predecessor,successor,on,extent",
            "code,kind,name,name_en,territory,valid_from,valid_to\nvnpt,operator,VNPT,VNPT,VN,,",
            """
            code,kind,unit,decimals,minimum,maximum,parts,frequency,stands_for,reported_by,name,name_en
            a,stock,x,0,0,1000,,month,period,operator,A,A
            b,stock,x,0,0,1000,,month,period,operator,B,B
            """,
            "code,version,factor,function,numerator,denominator,denominator_rule,better,unit,decimals,name,name_en,origin",
            """
            code,kind,items,tolerance,least,deviations,change,run,years,minimum,maximum,severity,name,name_en,explanation,explanation_en
            most,at_most,a b,,,,,,,,,error,A,A,A,A
            """));
        await world.World.ReportAsync("vnpt", June, [.. Enumerable.Range(0, Communes).SelectMany(i => new[] { ($"{10000 + i}", "a", (decimal?)(100 + i)), ($"{10000 + i}", "b", 50) })]);

        var findings = await world.CheckAsync(June);

        Assert.Equal(51, findings.Count);
        var summary = Assert.Single(findings, f => f.Finding.IsSummary).Finding;
        Assert.Equal((1, "22"), (summary.Count, summary.Area.Code));
        Assert.DoesNotContain(findings, f => f.Finding.Actual == 100);
    }
}
