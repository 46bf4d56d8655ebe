using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Relations;

public sealed class SameValueTests
{
    [Theory]
    [InlineData("1.180.140", "1.180.140", Verdict.Holds)]
    [InlineData("1.180.140", "1.180.000", Verdict.HoldsOnlyIf)]
    [InlineData("1.180.140", "1.810.140", Verdict.Fails)]
    public async Task A_figure_printed_twice_is_the_same_figure(string text, string table, Verdict expected)
    {
        var report = new ReportBuilder("2014");
        report.Add(text, NumberRole.Actual, "volume.parcels_express");
        report.Stop();
        report.Add(table, NumberRole.Actual, "volume.parcels_express", cell: new CellPlace(0, 1, 1));

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal((DiagnosisKind.PrintedTwice, expected), (diagnosis.Kind, diagnosis.Verdict));
    }

    [Fact]
    public async Task Two_numbers_of_one_sentence_are_two_figures()
    {
        var report = new ReportBuilder("2014");
        report.Add("1.180.140", NumberRole.Actual, "volume.parcels_express");
        report.Add("950.000", NumberRole.Actual, "volume.parcels_express");

        Assert.Empty(await report.ExamineAsync());
    }

    [Theory]
    [InlineData("1.795.720", Verdict.Holds)]
    [InlineData("1.759.720", Verdict.Fails)]
    public async Task A_figure_is_held_against_the_ledger(string printed, Verdict expected)
    {
        var ledger = new LedgerOfFigures(("subscribers.mobile", "24", "2013", 1_795_720));
        var report = new ReportBuilder("2013");
        report.Add(printed, NumberRole.Actual, "subscribers.mobile");

        var diagnosis = Assert.Single(await report.ExamineAsync(ledger));

        Assert.Equal((DiagnosisKind.AgainstLedger, expected), (diagnosis.Kind, diagnosis.Verdict));
        Assert.Equal(1_795_720, diagnosis.Expected);
        Assert.Equal(7, Assert.Single(diagnosis.Ledger).Position);
    }

    [Fact]
    public async Task A_figure_in_billions_is_held_against_the_ledger_as_closely_as_it_is_printed()
    {
        var ledger = new LedgerOfFigures(("revenue.total", "24", "2013", 694_512_345_678));
        var report = new ReportBuilder("2013");
        report.Add("694,5", NumberRole.Actual, "revenue.total", 1_000_000_000);

        Assert.Equal(Verdict.Holds, Assert.Single(await report.ExamineAsync(ledger)).Verdict);
    }

    [Fact]
    public async Task A_plan_is_held_against_the_ledgers_plan()
    {
        var ledger = new LedgerOfFigures(("plan.density.telephone", "24", "2015", 113.8m));
        var report = new ReportBuilder("2013");
        report.Add("113,8", NumberRole.Plan, "density.telephone", period: "2015");

        Assert.Equal(Verdict.Holds, Assert.Single(await report.ExamineAsync(ledger)).Verdict);
    }

    [Fact]
    public async Task A_share_of_more_than_all_and_a_count_below_zero_are_not_possible()
    {
        var report = new ReportBuilder();
        report.Add("120", NumberRole.Share, unit: "%");
        report.Add("-5", NumberRole.Actual, "bts.sites");

        Assert.All(await report.ExamineAsync(), d => Assert.Equal((DiagnosisKind.PossibleValue, Verdict.Fails), (d.Kind, d.Verdict)));
    }
}
