using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Relations;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("2.169", "2.000", "108", Verdict.Holds, "holds", null)]
    [InlineData("29.672", "30.000", "99", Verdict.Holds, "holds (rounded)", DiagnosisMark.OnlyRounded)]
    [InlineData("651.134", "400.000", "162", Verdict.HoldsOnlyIf, "holds only if truncated", DiagnosisMark.OnlyTruncated)]
    [InlineData("1.180.000", "1.000.000", "118", Verdict.Holds, "holds", null)]
    public async Task A_per_cent_of_a_plan_tells_how_it_was_rounded(
        string actual, string plan, string printed, Verdict verdict, string summary, DiagnosisMark? mark)
    {
        var diagnosis = await RowAsync("subscribers.mobile", actual, plan, printed);

        Assert.Equal((verdict, summary), (diagnosis.Verdict, diagnosis.Summary.English));
        Assert.Equal(mark is { } one ? [one] : [], diagnosis.Marks);
    }

    [Fact]
    public async Task Rounding_up_is_no_rounding()
    {
        var diagnosis = await RowAsync("volume.money_transferred", "423", "520", "82", scale: 1_000_000_000);

        Assert.Equal(Verdict.Fails, diagnosis.Verdict);
        Assert.StartsWith("fails (82 printed, 81.35 computed)", diagnosis.Summary.English, StringComparison.Ordinal);
        Assert.Equal(81.35m, decimal.Round(diagnosis.Expected!.Value, 2));
    }

    [Fact]
    public async Task A_per_cent_that_crosses_a_class_is_marked()
    {
        var diagnosis = await RowAsync("density.internet", "3,4", "7,27", "50");

        Assert.Equal(Verdict.Fails, diagnosis.Verdict);
        Assert.Contains(DiagnosisMark.CrossesThreshold, diagnosis.Marks);
        Assert.StartsWith("fails (50 printed, 46.77 computed); the rounding crosses 50", diagnosis.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_hundred_printed_as_a_hundred_is_a_rule_to_be_declared()
    {
        var diagnosis = await RowAsync("density.telephone", "116,25", "113,8", "100");

        Assert.Equal(Verdict.HoldsOnlyIf, diagnosis.Verdict);
        Assert.Equal([DiagnosisMark.CappedAt100], diagnosis.Marks);
        Assert.Equal("capped at 100 (102.15 computed): a rule that must be declared", diagnosis.Summary.English);
    }

    [Fact]
    public async Task Where_less_is_better_the_plan_is_divided_by_the_value()
    {
        var report = new ReportBuilder("2013-06");
        report.Add("2,14", NumberRole.Plan, "postal.service_radius", cell: new CellPlace(0, 1, 1), period: "2015");
        report.Add("6.340", NumberRole.Plan, "postal.people_per_point", cell: new CellPlace(0, 1, 1), period: "2015");
        var radius = report.Add("2,03", NumberRole.Actual, "postal.service_radius", cell: new CellPlace(0, 1, 2));
        report.Add("6.140", NumberRole.Actual, "postal.people_per_point", cell: new CellPlace(0, 1, 2));
        report.Add("95", NumberRole.Completion, "postal.service_radius", of: radius, cell: new CellPlace(0, 1, 3), unit: "%");

        var diagnosis = Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.CompletionAndPlan);

        Assert.Equal(Verdict.Fails, diagnosis.Verdict);
        Assert.Contains(DiagnosisMark.WrongDirection, diagnosis.Marks);
        Assert.Equal(105.42m, decimal.Round(diagnosis.Expected!.Value, 2));
        Assert.StartsWith("wrong direction: smaller is better", diagnosis.Summary.English, StringComparison.Ordinal);
        Assert.Contains("6,340 ÷ 6,140 = 103.26 %", diagnosis.Arithmetic.English, StringComparison.Ordinal);
        Assert.Contains("96.85 %", diagnosis.Arithmetic.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_running_text_the_plan_is_found_in_the_table_of_its_year()
    {
        var report = new ReportBuilder("2014");
        var actual = report.Add("10.345.000", NumberRole.Actual, "volume.newspapers");
        report.Add("103", NumberRole.Completion, of: actual, period: "2014", unit: "%");
        report.Stop();
        report.Add("10.000.000", NumberRole.Plan, "volume.newspapers", period: "2014", cell: new CellPlace(0, 1, 1));
        report.Add("12.000.000", NumberRole.Plan, "volume.newspapers", period: "2015", cell: new CellPlace(0, 1, 4));

        var diagnosis = Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.CompletionAndPlan);

        Assert.Equal((Verdict.Holds, 103.45m), (diagnosis.Verdict, diagnosis.Expected));
    }

    [Fact]
    public async Task A_plan_that_is_not_printed_is_implied()
    {
        var report = new ReportBuilder("2014");
        var actual = report.Add("1.984", NumberRole.Actual, "net_additions.fixed_wireless");
        report.Add("79", NumberRole.Completion, of: actual, period: "2014", unit: "%");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal(Verdict.HoldsOnlyIf, diagnosis.Verdict);
        Assert.Equal("plan", diagnosis.Implied?.What);
        Assert.True(diagnosis.Implied!.Range.Contains(2_500));
    }

    private static async Task<Diagnosis> RowAsync(string item, string actual, string plan, string printed, decimal scale = 1)
    {
        var report = new ReportBuilder("2014");
        report.Add(plan, NumberRole.Plan, item, scale, cell: new CellPlace(0, 1, 1), period: "2014");
        report.Add(actual, NumberRole.Actual, item, scale, cell: new CellPlace(0, 1, 2));
        report.Add(printed, NumberRole.Completion, item, cell: new CellPlace(0, 1, 3), unit: "%");
        return Assert.Single(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.CompletionAndPlan);
    }
}
