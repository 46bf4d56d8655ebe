using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>Tables with a column of the year before.</summary>
public sealed class YearColumnTests
{
    private const string Heading = "Chỉ tiêu | Kế hoạch 2020 | Thực hiện 2020 | % so KH | Năm 2019 | % so năm 2019\n";

    [Fact]
    public async Task A_ratio_to_the_year_before_is_the_later_values()
    {
        var report = await UnseenReport.ExamineAsync(Heading
            + """
            Doanh thu bưu chính (triệu đồng) | 80.000 | 84.000 | 105% | 75.000 | 112,0%
            Thuê bao FTTH | 150.000 | 160.500 | 107,0% | 120.000 | 133,8%
            Bán kính phục vụ bình quân (km/điểm) | 2,00 | 1,90 | 105,3% | 1,94 | 97,9%
            """);

        Assert.Equal("2020", report.Examination.Report.Period.ToString());
        Assert.Empty(report.Failures);
        Assert.Equal(
            ["112,0 84.000 75.000", "133,8 160.500 120.000", "97,9 1,90 1,94"],
            new[] { "112,0", "133,8", "97,9" }.Select(p => report.Of(DiagnosisKind.GrowthAndBase, p)).Select(report.Numbers));
        Assert.All(report.Diagnoses.Where(d => d.Kind == DiagnosisKind.GrowthAndBase), d => Assert.Equal(Verdict.Holds, d.Verdict));
    }

    [Fact]
    public async Task A_swap_in_a_ratio_to_the_year_before_is_found()
    {
        var report = await UnseenReport.ExamineAsync(Heading
            + """
            Doanh thu bưu chính (triệu đồng) | 80.000 | 84.000 | 105% | 75.000 | 112,0%
            Doanh thu viễn thông (triệu đồng) | 900.000 | 918.000 | 102,0% | 871.000 | 104,5%
            """);

        Assert.Equal(["GrowthAndBase: 104,5, 104,5 → 105,4"], report.Failures);
    }

    [Fact]
    public async Task A_ratio_proves_the_edit_of_a_base_that_is_no_count()
    {
        var report = await UnseenReport.ExamineAsync(Heading
            + """
            Doanh thu bưu chính (triệu đồng) | 80.000 | 84.000 | 105% | 75.000 | 112,0%
            Doanh thu viễn thông (triệu đồng) | 900.000 | 918.000 | 102,0% | 871.000 | 105,4%
            Số trạm BTS | 1.200 | 1.248 | 104,0% | 1.170 | 106,7%
            Thuê bao FTTH | 150.000 | 160.542 | 107,0% | 12.0344 | 133,4%
            """);

        var edit = report.Of(DiagnosisKind.PossibleValue, "12.0344").Edits[0];
        Assert.Equal(("120,344", 1, 0), (edit.To.Replace('.', ','), edit.AlsoMends, edit.Breaks));
    }

    [Theory]
    [InlineData("Chỉ tiêu | Thực hiện 2020 | Cùng kỳ năm trước | % so cùng kỳ")]
    [InlineData("Chỉ tiêu | Năm 2020 | Năm 2019 | So với cùng kỳ (%)")]
    public async Task The_column_of_the_same_period_is_a_base(string heading)
    {
        var report = await UnseenReport.ExamineAsync(
            "BÁO CÁO kết quả năm 2020\n\n" + heading
            + """

            Doanh thu bưu chính (triệu đồng) | 84.000 | 75.000 | 112,0
            Doanh thu viễn thông (triệu đồng) | 918.000 | 871.000 | 104,5
            """);

        Assert.Equal(Verdict.Holds, report.Of(DiagnosisKind.GrowthAndBase, "112,0").Verdict);
        Assert.Equal(["GrowthAndBase: 104,5, 104,5 → 105,4"], report.Failures);
    }

    [Fact]
    public async Task Each_of_two_years_has_its_own_per_cent()
    {
        var report = await UnseenReport.ExamineAsync(
            """
            Chỉ tiêu | Kế hoạch 2020 | Thực hiện 2020 | % KH 2020 | Kế hoạch 2019 | Thực hiện 2019 | % KH 2019
            Doanh thu bưu chính (triệu đồng) | 80.000 | 84.000 | 105,0 | 70.000 | 75.000 | 107,1
            Doanh thu viễn thông (triệu đồng) | 900.000 | 918.000 | 102,0 | 850.000 | 871.000 | 102,5
            """);

        Assert.Empty(report.Failures);
        Assert.Equal("107,1 75.000 70.000", report.Numbers(report.Of(DiagnosisKind.CompletionAndPlan, "107,1")));
    }
}
