using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>What stands in brackets behind a number says something of that number.</summary>
public sealed class BracketTests
{
    [Fact]
    public async Task A_density_in_brackets_is_of_the_count_before_the_bracket()
    {
        var report = await UnseenReport.ExamineAsync(
            "Tính đến 31/12/2020, tổng số thuê bao điện thoại đạt 1.250.400 thuê bao (mật độ 104,2 thuê bao/100 dân), gồm: 30.000 thuê bao cố định; 1.220.400 thuê bao di động (mật độ 101,7 thuê bao/100 dân).");

        var density = report.Examination.Report.Numbers.Single(n => n.Number.Text == "101,7");
        Assert.Equal(("density.mobile", "1.220.400"), (density.Item, report.Examination.Report.Numbers[density.Of!.Value].Number.Text));
        Assert.Empty(report.Failures);
        Assert.Equal(Verdict.Holds, report.Of(DiagnosisKind.TwoDenominators, "101,7").Verdict);
    }

    [Theory]
    [InlineData("tăng 10% so với năm 2018 (200 tỷ đồng)")]
    [InlineData("tăng 10% so với năm trước (năm 2018: 200 tỷ đồng)")]
    [InlineData("tăng 10% so với cùng kỳ (cùng kỳ năm trước 200 tỷ đồng)")]
    [InlineData("tăng 10% so với cùng kỳ, cùng kỳ đạt 200 tỷ đồng")]
    [InlineData("bằng 110% so với cùng kỳ năm 2018 (cùng kỳ đạt 200 tỷ đồng)")]
    public async Task A_base_in_words_is_the_growths_base(string growth)
    {
        var report = await UnseenReport.ExamineAsync($"Năm 2019, doanh thu bưu chính đạt 220 tỷ đồng, {growth}; doanh thu viễn thông đạt 1.500 tỷ đồng.");

        Assert.Empty(report.Failures);
        var diagnosis = report.Of(DiagnosisKind.GrowthAndBase, growth.Contains("110", StringComparison.Ordinal) ? "110" : "10");
        Assert.Equal((Verdict.Holds, "220 200"), (diagnosis.Verdict, report.Numbers(diagnosis)[3..].Trim()));
        var revenue = report.Examination.Report.Numbers.Single(n => n.Number.Text == "200");
        Assert.Equal(("revenue.postal", "2018"), (revenue.Item, revenue.Period.ToString()));
    }

    [Fact]
    public async Task A_growth_that_its_base_in_brackets_does_not_give_fails()
    {
        var report = await UnseenReport.ExamineAsync("Năm 2019, doanh thu bưu chính đạt 220 tỷ đồng, tăng 13% so với năm 2018 (200 tỷ đồng).");

        Assert.Equal("GrowthAndBase: 13", Assert.Single(report.Failures).Split(", ")[0]);
    }

    [Theory]
    [InlineData("đạt 105% kế hoạch năm (kế hoạch 200.000 thuê bao)", true)]
    [InlineData("đạt 105% kế hoạch (kế hoạch giao 200.000 thuê bao)", true)]
    [InlineData("đạt 105% so với kế hoạch năm (200.000 thuê bao)", true)]
    [InlineData("đạt 115% kế hoạch năm (kế hoạch 200.000 thuê bao)", false)]
    public async Task A_plan_in_brackets_is_the_completions_plan(string completion, bool holds)
    {
        var report = await UnseenReport.ExamineAsync($"Năm 2019, thuê bao Internet băng rộng cố định đạt 210.000 thuê bao, {completion}.");

        var diagnosis = report.Of(DiagnosisKind.CompletionAndPlan, holds ? "105" : "115");
        Assert.Equal((holds ? Verdict.Holds : Verdict.Fails, "210.000 200.000"), (diagnosis.Verdict, report.Numbers(diagnosis)[4..]));
    }

    [Fact]
    public async Task Another_years_value_behind_a_completion_is_no_plan()
    {
        var report = await UnseenReport.ExamineAsync("Năm 2023, doanh thu bưu chính đạt 145 tỷ đồng, đạt 103,6% kế hoạch; năm 2022 đạt 132 tỷ đồng.");

        Assert.Empty(report.Failures);
        Assert.NotEqual(NumberRole.Plan, report.Examination.Report.Numbers.Single(n => n.Number.Text == "132").Role);
    }

    [Fact]
    public async Task What_a_bracket_names_otherwise_is_no_base()
    {
        var report = await UnseenReport.ExamineAsync("Năm 2019, doanh thu bưu chính tăng 10% so với năm 2018 (doanh thu đạt hơn 200 tỷ đồng).");

        var revenue = report.Examination.Report.Numbers.Single(n => n.Number.Text == "200");
        Assert.Equal(NumberRole.Actual, revenue.Role);
        Assert.Equal("2019", revenue.Period.ToString());
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task Two_sentences_with_as_many_commas_are_no_table()
    {
        var report = await UnseenReport.ExamineAsync(
            """
            Đến hết tháng 3/2015 tỉnh có 140,2 nghìn thuê bao điện thoại, bao gồm 18,1 nghìn thuê bao cố định và 122,1 nghìn thuê bao di động.
            Riêng Viettel đến hết tháng 3/2015 có 60,3 nghìn thuê bao điện thoại, bao gồm 9,3 nghìn thuê bao cố định và 51,0 nghìn thuê bao di động.
            """);

        Assert.Empty(report.Examination.Report.Tables);
        Assert.Empty(report.Failures);
    }
}
