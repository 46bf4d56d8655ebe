using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Golden;

/// <summary>What arithmetic says of the figures that Bắc Giang printed in June 2013, figure by figure.</summary>
public sealed class BacGiang2013Tests
{
    private static readonly SampleReport Report = SampleReport.BacGiang2013;

    [Fact]
    public async Task BG13_01_total_phones_fixed_and_mobile()
    {
        var d = await Report.OfAsync(DiagnosisKind.TotalAndParts, "1.869.673");

        Assert.Equal((Verdict.Fails, 1_833_673m), (d.Verdict, d.Expected));
        Assert.Equal("fails; one edit mends it: 1.759.720 → 1.795.720", d.Summary.English);
        Assert.Equal(("1.759.720", "1.795.720", "swapped_digits"), (d.Edits[0].From, d.Edits[0].To, d.Edits[0].Slip));
    }

    [Fact]
    public async Task BG13_02_phone_density()
    {
        var d = await Report.OfAsync(DiagnosisKind.RatioAndBase, "116,25", withStatistics: true);

        Assert.Equal((Verdict.Fails, 117.35m), (d.Verdict, decimal.Round(d.Expected!.Value, 2)));
        Assert.Equal(("population", 1_608_321m), (d.Implied!.What, decimal.Round(d.Implied.Best)));
        Assert.Equal("fails against the statistics office (0.9 %); implied population 1,608,321", d.Summary.English);
        Assert.Contains("= 115.09", d.Arithmetic.English, StringComparison.Ordinal);
        Assert.Equal(("population.average", 1_593_200m), (d.Ledger[0].Item, d.Ledger[0].Value));
    }

    [Fact]
    public async Task BG13_03_internet_density()
    {
        var alone = await Report.OfAsync(DiagnosisKind.TwoDenominators, "3,4");
        var held = await Report.OfAsync(DiagnosisKind.RatioAndBase, "3,4", withStatistics: true);

        Assert.Equal((Verdict.Fails, 3.22m), (alone.Verdict, decimal.Round(alone.Expected!.Value, 2)));
        Assert.Equal("fails: two densities of one report imply two populations", alone.Summary.English);
        Assert.Equal([DiagnosisMark.TwoDenominators], alone.Marks);
        Assert.Equal((Verdict.Fails, 3.25m), (held.Verdict, decimal.Round(held.Expected!.Value, 2)));
        Assert.Equal(1_521_324, decimal.Round(held.Implied!.Best));
    }

    [Fact]
    public async Task BG13_04_total_phones_97_5_per_cent_of_a_base_that_is_not_named()
    {
        var d = await Report.OfAsync(DiagnosisKind.GrowthOfParts, "97,5");

        Assert.Equal(Verdict.HoldsOnlyIf, d.Verdict);
        Assert.Equal([DiagnosisMark.BaseNotPrinted], d.Marks);
        Assert.StartsWith("base not printed; cannot hold if the base is the year before (fixed", d.Summary.English, StringComparison.Ordinal);
        Assert.EndsWith("cannot give 97.5 %)", d.Summary.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25,4", 99_133)]
    [InlineData("14,8", 1_532_857)]
    [InlineData("104,3", 49_593)]
    public async Task BG13_05_to_07_growth_of_which_the_base_is_not_printed_only_implies_it(string growth, decimal implied)
    {
        var d = await Report.OfAsync(DiagnosisKind.GrowthAndBase, growth);

        Assert.Equal(Verdict.HoldsOnlyIf, d.Verdict);
        Assert.Equal(("base", implied), (d.Implied!.What, decimal.Round(d.Implied.Best)));
    }

    [Fact]
    public async Task BG13_08_shared_sites()
    {
        var d = await Report.OfAsync(DiagnosisKind.PartOfWhole, "650");

        Assert.Equal((Verdict.Holds, "holds (650 ≤ 838)"), (d.Verdict, d.Summary.English));
        Assert.Contains("77.57 %", d.Arithmetic.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BG13_09_service_radius()
    {
        var d = await Report.OfAsync(DiagnosisKind.RatioAndBase, "2.03", withStatistics: true);

        Assert.Equal((Verdict.Fails, 2.154m), (d.Verdict, decimal.Round(d.Expected!.Value, 3)));
        Assert.StartsWith("fails with both formulas", d.Summary.English, StringComparison.Ordinal);
        Assert.Contains("on the 264 points printed beside it", d.Summary.English, StringComparison.Ordinal);
        Assert.Contains("= 1.909", d.Arithmetic.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BG13_10_people_per_point()
    {
        var d = await Report.OfAsync(DiagnosisKind.RatioAndBase, "6.140", withStatistics: true);

        Assert.Equal((Verdict.Fails, 6_035m), (d.Verdict, decimal.Round(d.Expected!.Value)));
        Assert.StartsWith("fails against the statistics office (0.8 to 1.7 %)", d.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BG13_12_row_1_divides_the_wrong_way_round()
    {
        var d = await Report.OfAsync(DiagnosisKind.CompletionAndPlan, "95");

        Assert.Equal((Verdict.Fails, 105.42m), (d.Verdict, decimal.Round(d.Expected!.Value, 2)));
        Assert.Contains(DiagnosisMark.WrongDirection, d.Marks);
        Assert.StartsWith("wrong direction: smaller is better", d.Summary.English, StringComparison.Ordinal);
        Assert.Contains("103.26 %", d.Arithmetic.English, StringComparison.Ordinal);
        Assert.Contains("96.85 %", d.Arithmetic.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BG13_13_row_5_is_capped()
    {
        var d = await Report.OfAsync(DiagnosisKind.CompletionAndPlan, "100", beside: "113,8");

        Assert.Equal((Verdict.HoldsOnlyIf, 102.15m), (d.Verdict, decimal.Round(d.Expected!.Value, 2)));
        Assert.Equal([DiagnosisMark.CappedAt100], d.Marks);
        Assert.StartsWith("capped at 100", d.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BG13_14_row_6_crosses_50()
    {
        var d = await Report.OfAsync(DiagnosisKind.CompletionAndPlan, "50");

        Assert.Equal((Verdict.Fails, 46.77m), (d.Verdict, decimal.Round(d.Expected!.Value, 2)));
        Assert.Contains(DiagnosisMark.CrossesThreshold, d.Marks);
        Assert.Contains("the rounding crosses 50", d.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BG13_16_revenue_2012()
    {
        var d = await Report.OfAsync(DiagnosisKind.GrowthAndBase, "110,8");

        Assert.Equal(Verdict.HoldsOnlyIf, d.Verdict);
        Assert.Equal(1158.8m, decimal.Round(d.Implied!.Best / 1_000_000_000, 1));
        Assert.Equal("holds only if 2011 = 1,158.8 billion; printed as “hơn 1.100 tỷ đồng”", d.Summary.English);
    }

    // Each is a row of the table above: nothing else in the report is called wrong.
    [Fact]
    public async Task Nothing_else_fails()
    {
        string[] alone =
        [
            "CompletionAndPlan: 50", "CompletionAndPlan: 95", "TotalAndParts: 1.869.673", "TwoDenominators: 3,4", "TwoDenominators: 6.140",
        ];
        string[] withStatistics = [.. alone, "RatioAndBase: 116,25", "RatioAndBase: 2.03", "RatioAndBase: 3,4", "RatioAndBase: 6.140"];

        Assert.Equal(alone, await Report.FailuresAsync(withStatistics: false));
        Assert.Equal(withStatistics.Order(StringComparer.Ordinal), await Report.FailuresAsync(withStatistics: true));
    }
}
