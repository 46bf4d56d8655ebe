using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>A slip that was carried on into the totals: no single edit mends all.</summary>
public sealed class SameSlipTwiceTests
{
    [Fact]
    public async Task A_swap_that_the_grand_total_took_over_is_named_with_the_second_number()
    {
        var report = await UnseenReport.ExamineAsync(
            """
            STT;Huyện, thành phố;Thuê bao cố định;Thuê bao di động;Tổng số
            1;Phủ Lý;9.120;210.334;219.454
            2;Duy Tiên;3.105;120.411;123.516
            3;Kim Bảng;2.210;98.637;100.874
            4;Thanh Liêm;1.015;55.200;56.215
            5;Lý Nhân;2.020;80.110;82.130
            Tổng cộng;;17.470;564.692;582.189
            """);

        var row = report.Of(DiagnosisKind.TableTotal, "100.874");
        var edit = row.Edits[0];
        Assert.Equal(("100.874", "100.847", 0, 1), (edit.From, edit.To, edit.AlsoMends, edit.Breaks));
        Assert.Contains("582.189 → 582.162", row.Summary.English, StringComparison.Ordinal);
    }
}
