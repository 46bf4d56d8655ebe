using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>A per cent may be of a whole that another sentence printed.</summary>
public sealed class ShareTests
{
    private const string Country = "Số thuê bao điện thoại cả nước đến hết tháng 3/2015 đạt 140,2 triệu thuê bao, bao gồm 18,1 triệu thuê bao cố định và 122,1 triệu thuê bao di động.";

    [Fact]
    public async Task Shares_of_the_countrys_lines_hold_with_the_countrys_lines()
    {
        var report = await UnseenReport.ExamineAsync(
            Country + "\nRiêng số thuê bao điện thoại của Viettel đến hết tháng 3/2015 đạt 60,3 triệu thuê bao, chiếm 43% tổng số thuê bao điện thoại cả nước, "
            + "bao gồm 9,3 triệu thuê bao cố định (chiếm 51,4%) và 51 triệu thuê bao di động (chiếm 41,8%).");

        Assert.Empty(report.Failures);
        Assert.Equal(
            ["43 60,3 140,2", "51,4 9,3 18,1", "41,8 51 122,1"],
            new[] { "43", "51,4", "41,8" }.Select(s => report.Of(DiagnosisKind.ShareAndBase, s)).Select(report.Numbers));
        Assert.Contains("÷ 140.2 million", report.Of(DiagnosisKind.ShareAndBase, "43").Arithmetic.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_that_fits_none_of_the_wholes_fails()
    {
        var report = await UnseenReport.ExamineAsync(
            Country + "\nRiêng số thuê bao điện thoại của Viettel đến hết tháng 3/2015 đạt 60,3 triệu thuê bao, bao gồm 9,3 triệu thuê bao cố định (chiếm 54,1%) và 51 triệu thuê bao di động.");

        Assert.Equal("ShareAndBase: 54,1", Assert.Single(report.Failures).Split(',')[0] + ",1");
    }

    [Fact]
    public async Task A_share_of_a_printed_whole_fails_with_its_edit()
    {
        var report = await UnseenReport.ExamineAsync("Toàn tỉnh có 3.210 trạm BTS, trong đó 1.348 trạm dùng chung hạ tầng (chiếm 24,0%).\nTính đến 31/12/2020, mạng lưới ổn định.");

        Assert.Equal(["ShareAndBase: 24,0, 24,0 → 42,0"], report.Failures);
    }
}
