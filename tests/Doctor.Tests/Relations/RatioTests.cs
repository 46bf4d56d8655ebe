using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Tests.Relations;

public sealed class RatioTests
{
    private const NumberRole Actual = NumberRole.Actual;

    [Fact]
    public async Task A_density_without_its_population_says_what_that_must_be()
    {
        var report = new ReportBuilder("2013-06");
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("116,25", Actual, "density.telephone");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal((DiagnosisKind.RatioAndBase, Verdict.HoldsOnlyIf), (diagnosis.Kind, diagnosis.Verdict));
        Assert.Equal("holds only if the population is 1,608,321", diagnosis.Summary.English);
        Assert.Equal("population", diagnosis.Implied!.What);
        Assert.Equal(1_608_321, decimal.Round(diagnosis.Implied.Best));
        Assert.True(diagnosis.Implied.Range.Low is > 1_608_250 and < 1_608_321 && diagnosis.Implied.Range.High is < 1_608_400 and > 1_608_321);
    }

    [Fact]
    public async Task A_density_fails_against_the_statistics_office_and_names_the_population_it_implies()
    {
        var report = new ReportBuilder("2013-06");
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("116,25", Actual, "density.telephone");

        var diagnosis = Assert.Single(await report.ExamineAsync(LedgerOfFigures.StatisticsOffice));

        Assert.Equal(Verdict.Fails, diagnosis.Verdict);
        Assert.Equal("fails against the statistics office (0.9 %); implied population 1,608,321", diagnosis.Summary.English);
        Assert.Equal(117.3533m, diagnosis.Expected);
        Assert.Equal(("population.average", 1_593_200m, 7L), (diagnosis.Ledger[0].Item, diagnosis.Ledger[0].Value, diagnosis.Ledger[0].Position));
        Assert.Empty(diagnosis.Edits);
    }

    [Fact]
    public async Task A_density_that_fails_on_the_ledgers_population_is_not_told_again_against_the_ledgers_density()
    {
        var ledger = new LedgerOfFigures(("population.average", "24", "2013", 1_593_200), ("density.telephone", "24", "2013-06", 117.35m));
        var report = new ReportBuilder("2013-06");
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("116,25", Actual, "density.telephone");

        Assert.Equal(DiagnosisKind.RatioAndBase, Assert.Single(await report.ExamineAsync(ledger)).Kind);
    }

    [Fact]
    public async Task A_density_that_fits_the_population_of_another_year_names_the_year()
    {
        var ledger = new LedgerOfFigures(("population.average", "24", "2013", 1_593_200), ("population.average", "24", "2010", 1_567_000));
        var report = new ReportBuilder("2013");
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("119,3", Actual, "density.telephone");

        var diagnosis = Assert.Single(await report.ExamineAsync(ledger));

        Assert.Equal([DiagnosisMark.OtherVintage], diagnosis.Marks);
        Assert.EndsWith("; that of 2010", diagnosis.Summary.English, StringComparison.Ordinal);
        Assert.Equal("2010", diagnosis.Ledger[1].PeriodUsed.ToString());
    }

    [Fact]
    public async Task A_density_that_is_right_only_with_the_sum_of_the_parts_says_so()
    {
        var report = new ReportBuilder("2013");
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("73.953", Actual, "subscribers.fixed");
        report.Add("1.759.720", Actual, "subscribers.mobile");
        report.Add("115,09", Actual, "density.telephone");

        var diagnosis = Assert.Single(await report.ExamineAsync(LedgerOfFigures.StatisticsOffice), d => d.Kind == DiagnosisKind.RatioAndBase);

        Assert.Equal(Verdict.HoldsOnlyIf, diagnosis.Verdict);
        Assert.Equal("holds only if the numerator is the sum of its parts", diagnosis.Summary.English);
    }

    [Fact]
    public async Task A_radius_fails_only_if_every_formula_does()
    {
        var circle = await RadiusAsync("2,15");
        var halfSquare = await RadiusAsync("1,91");
        var neither = await RadiusAsync("2,03");

        Assert.Equal((Verdict.Holds, "holds"), (circle.Verdict, circle.Summary.English));
        Assert.Equal(Verdict.HoldsOnlyIf, halfSquare.Verdict);
        Assert.Contains("half square", halfSquare.Summary.English, StringComparison.Ordinal);
        Assert.Equal(Verdict.Fails, neither.Verdict);
        Assert.StartsWith("fails with both formulas against the statistics office (5.8 to 6.3 %) on the 264 points printed beside it", neither.Summary.English, StringComparison.Ordinal);
        Assert.Equal(2.1545m, neither.Expected);
        Assert.Contains("= 1.909", neither.Arithmetic.English, StringComparison.Ordinal);
        Assert.Equal("points", neither.Implied?.What);
    }

    [Fact]
    public async Task Two_densities_of_one_report_imply_two_populations()
    {
        var report = new ReportBuilder("2013-06");
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("116,25", Actual, "density.telephone");
        report.Add("51.725", Actual, "subscribers.internet.fixed_broadband");
        var second = report.Add("3,4", Actual, "density.internet");

        var diagnosis = Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.TwoDenominators);

        Assert.Equal(Verdict.Fails, diagnosis.Verdict);
        Assert.Equal("fails: two densities of one report imply two populations", diagnosis.Summary.English);
        Assert.Equal([DiagnosisMark.TwoDenominators], diagnosis.Marks);
        Assert.Equal(second, diagnosis.Numbers[0].Number);
        Assert.Equal(3.22m, decimal.Round(diagnosis.Expected!.Value, 2));
    }

    [Fact]
    public async Task Two_densities_that_can_rest_on_one_population_hold()
    {
        var report = new ReportBuilder("2014");
        report.Add("1.721.878", Actual, "subscribers.telephone");
        report.Add("157", Actual, "density.telephone");
        report.Add("118.493", Actual, "subscribers.internet.fixed_broadband");
        report.Add("11", Actual, "density.internet");

        var found = await report.ExamineAsync();

        Assert.Equal(Verdict.Holds, Assert.Single(found, d => d.Kind == DiagnosisKind.TwoDenominators).Verdict);
        Assert.Contains(found, d => d.Summary.English == "holds only if the population is 1,077,209; same implied population as the telephone density");
    }

    [Theory]
    [InlineData("77,6", Verdict.Holds)]
    [InlineData("77,5", Verdict.HoldsOnlyIf)]
    [InlineData("67,6", Verdict.Fails)]
    public async Task A_share_is_held_against_its_whole(string share, Verdict expected)
    {
        var report = new ReportBuilder();
        var whole = report.Add("838", Actual, unit: "site");
        var part = report.Add("650", Actual, unit: "site", whole: new PartOf(whole, IsList: false));
        report.Add(share, NumberRole.Share, of: part, unit: "%");

        var diagnosis = Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.ShareAndBase);

        Assert.Equal(expected, diagnosis.Verdict);
        Assert.Equal(77.57m, decimal.Round(diagnosis.Expected!.Value, 2));
    }

    private static async Task<Diagnosis> RadiusAsync(string radius)
    {
        var report = new ReportBuilder("2013-06");
        report.Add("46", Actual, "postal.offices");
        report.Add("185", Actual, "postal.commune_points");
        report.Add("33", Actual, "postal.agents");
        report.Add(radius, Actual, "postal.service_radius");
        return Assert.Single(await report.ExamineAsync(LedgerOfFigures.StatisticsOffice));
    }
}
