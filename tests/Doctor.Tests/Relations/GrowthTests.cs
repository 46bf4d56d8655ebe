using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Relations;

public sealed class GrowthTests
{
    private const decimal Billion = 1_000_000_000;

    private static readonly ComparisonBase YearBefore = new(ComparisonKind.YearBefore, null);

    [Fact]
    public async Task A_ratio_to_a_base_of_which_only_more_than_is_said_names_the_base()
    {
        var report = new ReportBuilder("2013-06");
        var before = report.Add("1.100", NumberRole.Actual, "revenue.total", Billion, period: "2011", wording: NumberWording.MoreThan, before: "hơn ");
        var after = report.Add("1.284", NumberRole.Actual, "revenue.total", Billion, period: "2012");
        report.Add("110,8", NumberRole.RatioToBase, of: after, from: new ComparisonBase(ComparisonKind.Period, Period.OfYear(2011)), unit: "%");

        var diagnosis = Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.GrowthAndBase);

        Assert.Equal(Verdict.HoldsOnlyIf, diagnosis.Verdict);
        Assert.Equal("holds only if 2011 = 1,158.8 billion; printed as “hơn 1.100”", diagnosis.Summary.English);
        Assert.Equal(1158.8m, decimal.Round(diagnosis.Implied!.Best / Billion, 1));
        Assert.Contains(diagnosis.Numbers, u => u.Number == before);
    }

    [Theory]
    [InlineData("1.159", "110,8", Verdict.Holds)]
    [InlineData("1.159", "10,8", Verdict.Fails)]
    [InlineData("1.059", "110,8", Verdict.Fails)]
    public async Task A_ratio_is_held_against_the_base_printed(string before, string ratio, Verdict expected)
    {
        var report = new ReportBuilder("2012");
        report.Add(before, NumberRole.Actual, "revenue.total", Billion, period: "2011");
        var after = report.Add("1.284", NumberRole.Actual, "revenue.total", Billion, period: "2012");
        report.Add(ratio, NumberRole.RatioToBase, of: after, from: YearBefore, unit: "%");

        Assert.Equal(expected, Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.GrowthAndBase).Verdict);
    }

    [Fact]
    public async Task Where_the_base_is_not_printed_the_ledgers_is_used_and_else_it_is_implied()
    {
        var ledger = new LedgerOfFigures(("subscribers.mobile", "24", "2012", 1_532_857));
        var report = new ReportBuilder("2013");
        var mobile = report.Add("1.759.720", NumberRole.Actual, "subscribers.mobile");
        report.Add("14,8", NumberRole.Growth, "subscribers.mobile", of: mobile, from: YearBefore, unit: "%");

        var known = Assert.Single(await report.ExamineAsync(ledger));
        var implied = Assert.Single(await report.ExamineAsync());

        Assert.Equal(Verdict.Holds, known.Verdict);
        Assert.Equal("2012", known.Ledger[0].PeriodUsed.ToString());
        Assert.Equal(Verdict.HoldsOnlyIf, implied.Verdict);
        Assert.Equal([DiagnosisMark.BaseNotPrinted], implied.Marks);
        Assert.Equal(1_532_857, decimal.Round(implied.Implied!.Best));
    }

    [Theory]
    [InlineData("2.169", Verdict.Holds)]
    [InlineData("2.196", Verdict.Fails)]
    public async Task A_change_and_its_base_give_the_value(string change, Verdict expected)
    {
        var report = new ReportBuilder("2013");
        report.Add("131.033", NumberRole.Actual, "subscribers.fixed_wired", period: "2012");
        var after = report.Add("133.202", NumberRole.Actual, "subscribers.fixed_wired");
        report.Add(change, NumberRole.Change, "subscribers.fixed_wired", of: after, from: YearBefore);

        Assert.Equal(expected, Assert.Single(await report.ExamineAsync()).Verdict);
    }

    [Theory]
    [InlineData("112,4", true, Verdict.Holds)]
    [InlineData("97,5", true, Verdict.Fails)]
    [InlineData("97,5", false, Verdict.HoldsOnlyIf)]
    public async Task A_totals_growth_follows_from_its_parts(string ratio, bool isBasePrinted, Verdict expected)
    {
        var report = new ReportBuilder("2013-06");
        var total = report.Add("1.869.673", NumberRole.Actual, "subscribers.telephone");
        report.Add(ratio, NumberRole.RatioToBase, of: total, from: isBasePrinted ? YearBefore : null, unit: "%");
        var fixedLines = report.Add("73.953", NumberRole.Actual, "subscribers.fixed");
        report.Add("-25,4", NumberRole.Growth, of: fixedLines, from: YearBefore, unit: "%");
        var mobile = report.Add("1.759.720", NumberRole.Actual, "subscribers.mobile");
        report.Add("14,8", NumberRole.Growth, of: mobile, from: YearBefore, unit: "%");

        var diagnosis = Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.GrowthOfParts);

        Assert.Equal(expected, diagnosis.Verdict);
        if (!isBasePrinted)
        {
            Assert.Equal([DiagnosisMark.BaseNotPrinted], diagnosis.Marks);
            Assert.Equal(
                "base not printed; cannot hold if the base is the year before (fixed telephone subscriptions -25.4 % and mobile telephone subscriptions +14.8 % cannot give 97.5 %)",
                diagnosis.Summary.English);
        }
    }

    [Fact]
    public async Task Without_levels_a_totals_growth_lies_between_its_parts()
    {
        var report = new ReportBuilder("2013");
        report.Add("20", NumberRole.Growth, "subscribers.telephone", from: YearBefore, unit: "%");
        report.Add("-5", NumberRole.Growth, "subscribers.fixed", from: YearBefore, unit: "%");
        report.Add("14,8", NumberRole.Growth, "subscribers.mobile", from: YearBefore, unit: "%");

        Assert.Equal(Verdict.Fails, Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.GrowthOfParts).Verdict);
    }

    [Fact]
    public async Task A_fall_of_less_than_one_per_cent_that_was_cut_off_is_printed_as_zero()
    {
        var report = new ReportBuilder("2013");
        report.Add("867.581", NumberRole.Actual, "subscribers.fixed_wired");
        report.Add("875.332", NumberRole.Actual, "subscribers.fixed_wired", period: "2012");
        report.Add("0", NumberRole.Growth, "subscribers.fixed_wired", from: new ComparisonBase(ComparisonKind.YearBefore, null), unit: "%");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal((DiagnosisKind.GrowthAndBase, Verdict.HoldsOnlyIf), (diagnosis.Kind, diagnosis.Verdict));
        Assert.Equal([DiagnosisMark.OnlyTruncated], diagnosis.Marks);
    }
}
