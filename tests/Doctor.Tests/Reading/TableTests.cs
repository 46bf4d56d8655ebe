using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Reading;

/// <summary>Tables as they are pasted.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("STT\tChỉ tiêu\tNăm 2013\tNăm 2014\n1\tThuê bao\t1.000\t2.000\n2\tTrạm\t30\t40\n")]
    [InlineData("STT;Chỉ tiêu;Năm 2013;Năm 2014\n1;Thuê bao;1.000;2.000\n2;Trạm;30;40\n")]
    [InlineData("STT,Chỉ tiêu,Năm 2013,Năm 2014\r\n1,\"Thuê bao\",1000,2000\r\n2,Trạm,30,40")]
    [InlineData("| STT | Chỉ tiêu | Năm 2013 | Năm 2014 |\n|---|:---|---:|---:|\n| 1 | Thuê bao | 1.000 | 2.000 |\n| 2 | Trạm | 30 | 40 |")]
    [InlineData("STT | Chỉ tiêu | Năm 2013 | Năm 2014\n1 | Thuê bao | 1.000 | 2.000\n2 | Trạm | 30 | 40")]
    public void Tabs_CSV_and_bars_make_the_same_table(string text)
    {
        var report = ReportReader.Read(text);

        var table = Assert.Single(report.Tables);
        Assert.Equal((1, 4, 3), (table.HeadingRows, table.Columns, table.Rows.Count));
        Assert.Equal([1000, 2000, 30, 40], report.Numbers.Select(n => n.Value));
        Assert.Equal([new CellPlace(0, 1, 2), new(0, 1, 3), new(0, 2, 2), new(0, 2, 3)], report.Numbers.Select(n => n.Cell!.Value));
    }

    [Theory]
    [InlineData("Bưu cục 46, đại lý 33, điểm 185.\nThuê bao 5, trạm 6, xã 7.\n")]
    [InlineData("- Viettel: 11 trạm; VNPT: 9 trạm\n- Bưu cục: 46 điểm; đại lý: 33 điểm\n")]
    public void Running_text_with_commas_is_no_table(string text) => Assert.Empty(ReportReader.Read(text).Tables);

    [Fact]
    public void A_unit_column_gives_unit_and_scale_and_an_empty_cell_repeats_what_fits()
    {
        var report = ReportReader.Read("STT\tChỉ tiêu\tĐVT\tNăm 2014\n1\tThuê bao cố định\tThuê bao\t2.000\n2\tThuê bao di động\t\t30.000\n3\tDoanh thu\t\t95\n4\tNộp ngân sách\tTỷ đồng\t12\n5\tDoanh thu\t\t89,5\n");

        Assert.Equal(["subscription", "subscription", null, "VND", "VND"], report.Numbers.Select(n => n.Unit));
        Assert.Equal([2000m, 30000m, 95m, 12_000_000_000m, 89_500_000_000m], report.Numbers.Select(n => n.Value));
    }

    [Theory]
    [InlineData("Chỉ tiêu\tThực hiện (triệu đồng)\nDoanh thu\t694.500\n", 694_500_000_000)]
    [InlineData("Đơn vị tính: triệu đồng\nChỉ tiêu\tThực hiện\nDoanh thu\t694.500\n", 694_500_000_000)]
    [InlineData("Chỉ tiêu\tThực hiện\nDoanh thu (tỷ đồng)\t694,5\n", 694_500_000_000)]
    public void Heading_caption_and_label_give_a_unit(string text, decimal value) => Assert.Equal((value, "VND"), Assert.Single(ReportReader.Read(text).Numbers.Select(n => (n.Value, n.Unit))));

    [Fact]
    public void A_heading_of_two_rows_is_one()
    {
        var report = ReportReader.Read("STT\tLĩnh vực\tQuyết định\t\tTổng tiền\n\t\tCảnh cáo\tPhạt tiền\t\n1\tBưu chính\t0\t3\t8.000.000\nTổng cộng\t\t0\t3\t8.000.000\n");

        Assert.Equal(2, Assert.Single(report.Tables).HeadingRows);
        Assert.Equal(6, report.Numbers.Count);
    }

    [Fact]
    public void A_wrapped_cell_does_not_shift_the_row()
    {
        var report = ReportReader.Read("TT\tNội dung\tKế hoạch\tThực hiện\n1\tSản lượng bưu phẩm thường\nđi, đến trong nước\t60.000\t50.040\n2\tThư\t150.000\n3\tBưu kiện\t\t5\n");

        Assert.Equal([(1, 2), (1, 3), (2, 2), (3, 3)], report.Numbers.Select(n => (n.Cell!.Value.Row, n.Cell.Value.Column)));
        Assert.All(Assert.Single(report.Tables).Rows, r => Assert.Equal(4, r.Count));
    }

    [Fact]
    public void The_caption_stands_above()
    {
        var report = ReportReader.Read("Chi tiết có phụ lục kèm theo.\n\nPHỤ LỤC 1\nKết quả năm 2014\n\n\nA\tB\nx\t5\n");

        Assert.Equal("PHỤ LỤC 1\nKết quả năm 2014", report.At(Assert.Single(report.Tables).Caption));
    }

    [Fact]
    public void A_column_of_years_and_a_column_of_numbering_hold_no_numbers()
    {
        var report = ReportReader.Read("Năm\tThuê bao\n2012\t1.000\n2013\t1.200\n");

        Assert.Equal([1000, 1200], report.Numbers.Select(n => n.Value));
    }

    [Fact]
    public void Counts_with_commas_beside_counts_with_dots_are_counts()
    {
        var report = ReportReader.Read("Chỉ tiêu\tĐơn vị\tTrên mạng\nCố định\tThuê bao\t133,202\nTrả sau\t\t160,21\nThuê bao trả trước\t\t1.404.708\n");

        Assert.Equal([133202m, 160.21m, 1404708m], report.Numbers.Select(n => n.Value));
        Assert.Equal(133.202m, Assert.Single(report.Numbers[0].OtherReadings).Value);
        Assert.Empty(report.Numbers[1].OtherReadings);
    }
}
