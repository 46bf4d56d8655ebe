using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Golden;

/// <summary>What arithmetic says of the figures that Quảng Ninh printed for 2014, figure by figure.</summary>
public sealed class QuangNinh2014Tests
{
    private static readonly SampleReport Report = SampleReport.QuangNinh2014;

    [Theory]
    [InlineData("QN14-01", DiagnosisKind.TotalAndParts, "26", 26)]
    [InlineData("QN14-02", DiagnosisKind.TotalAndParts, "684.959", 684_959)]
    [InlineData("QN14-05", DiagnosisKind.TotalAndParts, "26.278", 26_278)]
    [InlineData("QN14-06", DiagnosisKind.TotalAndParts, "118.493", 118_493)]
    [InlineData("QN14-22", DiagnosisKind.TableTotal, "146", 146)]
    [InlineData("QN14-23", DiagnosisKind.TableTotal, "5", 5)]
    [InlineData("QN14-24", DiagnosisKind.TableTotal, "8.750.000", 8_750_000)]
    public async Task Totals_hold(string row, DiagnosisKind kind, string printed, decimal expected)
    {
        var d = await Report.OfAsync(kind, printed);

        Assert.True(d.Verdict == Verdict.Holds, row);
        Assert.Equal((expected, "holds"), (d.Expected, d.Summary.English));
    }

    [Fact]
    public async Task QN14_03_phones_on_the_network()
    {
        var total = await Report.OfAsync(DiagnosisKind.TotalAndParts, "1.721.878");
        var row = await Report.OfAsync(DiagnosisKind.PossibleValue, "160,21");

        Assert.Equal(Verdict.HoldsOnlyIf, total.Verdict);
        Assert.Equal("total holds; the row printed 160,21 fails as a count; one edit mends it: 160,21 → 160.210", total.Summary.English);
        Assert.Equal((160_210m, true), (total.Implied!.Best, total.Implied.Range.IsExact));
        Assert.Equal(Verdict.Fails, row.Verdict);
        Assert.Equal([DiagnosisMark.NotWhole], row.Marks);
        Assert.Equal(("160.210", "lost_zero"), (row.Edits[0].To, row.Edits[0].Slip));
        Assert.Equal("fails as a count: 160,21; one edit mends it: 160,21 → 160.210", row.Summary.English);
    }

    [Fact]
    public async Task QN14_04_phone_density()
    {
        var d = await Report.OfAsync(DiagnosisKind.RatioAndBase, "157", withStatistics: true);

        Assert.Equal((Verdict.Fails, 145.28m), (d.Verdict, decimal.Round(d.Expected!.Value, 2)));
        Assert.Equal("fails against the statistics office (8.1 %); implied population 1,096,738", d.Summary.English);
        Assert.Equal("2013", d.Ledger[0].PeriodUsed.ToString());
    }

    [Fact]
    public async Task QN14_07_internet_density()
    {
        var d = await Report.OfAsync(DiagnosisKind.RatioAndBase, "11", withStatistics: true);
        var together = await Report.OfAsync(DiagnosisKind.TwoDenominators, "11");

        Assert.Equal((Verdict.Fails, 10.00m), (d.Verdict, decimal.Round(d.Expected!.Value, 2)));
        Assert.StartsWith("fails against the statistics office", d.Summary.English, StringComparison.Ordinal);
        Assert.EndsWith("same implied population as the telephone density", d.Summary.English, StringComparison.Ordinal);
        Assert.Equal(Verdict.Holds, together.Verdict);
    }

    [Theory]
    [InlineData("QN14-08", "108", "2.000", 108.45, "holds")]
    [InlineData("QN14-09", "79", "2.500", 79.36, "holds")]
    [InlineData("QN14-10", "99", "30.000", 98.91, "holds (rounded)")]
    [InlineData("QN14-11", "162", "400.000", 162.78, "holds only if truncated")]
    [InlineData("QN14-12", "163", "14.000", 163.68, "holds only if truncated")]
    [InlineData("QN14-13", "224", "1.500", 224.20, "holds")]
    [InlineData("QN14-14", "104", "1.900", 104.32, "holds")]
    [InlineData("QN14-15", "103", "10.000.000", 103.45, "holds")]
    [InlineData("QN14-16", "83", "60.000", 83.40, "holds")]
    [InlineData("QN14-17", "118", "1.000.000", 118.00, "holds")]
    [InlineData("QN14-18", "58", "150.000", 57.68, "holds (rounded)")]
    [InlineData("QN14-19", "82", "520", 81.35, "fails (82 printed, 81.35 computed)")]
    [InlineData("QN14-20", "83", "95", 93.68, "fails (83 printed, 93.68 computed)")]
    public async Task Per_cents_of_the_plan(string row, string printed, string plan, double expected, string summary)
    {
        var d = await Report.OfAsync(DiagnosisKind.CompletionAndPlan, printed, beside: plan);

        Assert.True(d.Summary.English.StartsWith(summary, StringComparison.Ordinal), $"{row}: {d.Summary.English}");
        Assert.InRange(d.Expected!.Value, (decimal)expected - 0.015m, (decimal)expected + 0.015m);
        var verdict = summary.StartsWith("fails", StringComparison.Ordinal) ? Verdict.Fails : summary.EndsWith("truncated", StringComparison.Ordinal) ? Verdict.HoldsOnlyIf : Verdict.Holds;
        Assert.Equal(verdict, d.Verdict);
    }

    [Fact]
    public async Task Text_and_table_print_parcels_differently_and_both_give_118_per_cent()
    {
        var twice = await Report.OfAsync(DiagnosisKind.PrintedTwice, "1.180.140");
        var text = await Report.OfAsync(DiagnosisKind.CompletionAndPlan, "118", beside: "1.180.140");

        Assert.Equal((Verdict.HoldsOnlyIf, "holds only if rounded (1,180,140; 1,180,000)"), (twice.Verdict, twice.Summary.English));
        Assert.Equal(Verdict.Holds, text.Verdict);
    }

    [Fact]
    public async Task Commas_that_group_are_said_once_for_the_column_and_are_no_alarm()
    {
        var d = Assert.Single(await Report.AllAsync(), d => d.Marks.Contains(DiagnosisMark.MixedSeparators));

        Assert.Equal(Verdict.HoldsOnlyIf, d.Verdict);
        Assert.Equal(4, d.Numbers.Count);
    }

    // 82 and 83 (the latter in text and annex) and 160,21 are rows of the table above: nothing else in the report is called wrong.
    [Fact]
    public async Task Nothing_else_fails()
    {
        string[] alone = ["CompletionAndPlan: 82", "CompletionAndPlan: 83", "CompletionAndPlan: 83", "PossibleValue: 160,21"];
        string[] withStatistics = [.. alone, "RatioAndBase: 11", "RatioAndBase: 157"];

        Assert.Equal(alone, await Report.FailuresAsync(withStatistics: false));
        Assert.Equal(withStatistics.Order(StringComparer.Ordinal), await Report.FailuresAsync(withStatistics: true));
    }
}
