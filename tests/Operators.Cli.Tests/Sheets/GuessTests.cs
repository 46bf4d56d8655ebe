using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>What a guess proposes, and above all what it does not.</summary>
public sealed class GuessTests
{
    [Theory]
    [InlineData("Thuê bao di động trả trước", "subscribers.mobile_prepaid")]
    [InlineData("Thuê bao di động trả sau", "subscribers.mobile_postpaid")]
    [InlineData("THUE BAO DI DONG TRA SAU", "subscribers.mobile_postpaid")]
    [InlineData("Số lượng thuê bao di động trả sau (thuê bao)", "subscribers.mobile_postpaid")]
    [InlineData("Số trạm BTS", "bts.sites")]
    [InlineData("Số vị trí trạm BTS", null)]
    [InlineData("Trạm BTS dùng chung", "bts.sites_shared")]
    [InlineData("Tỷ lệ trạm BTS dùng chung", null)]
    [InlineData("Thuê bao di động trả", null)]
    [InlineData("Thuê bao", null)]
    [InlineData("Thuê bao di động trả sau phát triển mới", null)]
    [InlineData("Kế hoạch thuê bao di động trả sau", null)]
    [InlineData("Doanh thu viễn thông", null)]
    [InlineData("Doanh thu viễn thông (triệu đồng)", "revenue.telecom*1000000")]
    [InlineData("Doanh thu viễn thông (ĐVT: tỷ đồng)", "revenue.telecom*1000000000")]
    [InlineData("Doanh thu viễn thông (%)", null)]
    [InlineData("Thuê bao di động (nghìn thuê bao)", "subscribers.mobile*1000")]
    [InlineData("Thuê bao di động (triệu đồng)", null)]
    [InlineData("subscribers.fixed_wired", "subscribers.fixed_wired")]
    [InlineData("Fixed wired telephone subscriptions", "subscribers.fixed_wired")]
    [InlineData("Dân số trung bình", null)]
    public void A_header_is_a_metric_or_is_said_to_be_unsure(string header, string? expected)
    {
        var guess = SheetWorld.Guess(SheetWorld.Csv($"TT;Đơn vị;{header};Bưu cục\n1;Huyện Yên Thế;5;6\n2;Huyện Tân Yên;7;8\n"));
        var column = guess.Mapping!.Columns.SingleOrDefault(c => c.Column == 3);

        Assert.Equal(expected, column is null ? null : column.Factor == 1 ? column.Metric : $"{column.Metric}*{column.Factor}");
        Assert.Equal(expected is null, guess.Remarks.Any(r => r.Kind is RemarkKind.ColumnUnsure or RemarkKind.FactorUnknown && r.At?.Column == 3));
        Assert.Contains(guess.Mapping.Columns, c => c is { Column: 4, Metric: "postal.offices" });
    }

    [Fact]
    public void A_real_table_with_titles_merged_headers_and_numbered_columns_is_understood()
    {
        var workbook = SheetWorld.Bytes(XlsxFile.Make(
            XlsxFile.Row(1, "UBND TỈNH BẮC GIANG") + XlsxFile.Row(2, "SỐ LIỆU VIỄN THÔNG THÁNG 6/2013") + XlsxFile.Row(3, null, null, null, null, "ĐVT: thuê bao")
            + XlsxFile.Row(4, "TT", "Đơn vị", "Thuê bao điện thoại", null, null, "Doanh thu viễn thông (triệu đồng)") + XlsxFile.Row(5, null, null, "Cố định", "Di động", null, null)
            + XlsxFile.Row(6, null, null, null, "Trả trước", "Trả sau") + XlsxFile.Row(7, "A", "B", 1, 2, 3, 4)
            + XlsxFile.Row(8, null, "Toàn tỉnh", 30, 60, 3, 5.5) + XlsxFile.Row(9, "1", "Huyện Yên Thế", 10, 20, 1, 2.5) + XlsxFile.Row(10, "2", "Huyện Tân Yên", 20, 40, 2, 3),
            after: "<mergeCells><mergeCell ref=\"A4:A6\"/><mergeCell ref=\"B4:B6\"/><mergeCell ref=\"C4:E4\"/><mergeCell ref=\"C5:C6\"/><mergeCell ref=\"D5:E5\"/><mergeCell ref=\"F4:F6\"/></mergeCells>"));
        var guess = SheetWorld.Guess(workbook, period: null);
        var mapping = guess.Mapping!;
        var figures = SheetWorld.Extract(workbook, mapping, period: null);

        Assert.Equal((new RowRange(4, 7), 2, UnitLevel.District), (mapping.Header, mapping.Labels, mapping.Level));
        Assert.Equal(
            ["C subscribers.fixed 1", "D subscribers.mobile_prepaid 1", "E subscribers.mobile_postpaid 1", "F revenue.telecom 1000000"],
            mapping.Columns.Select(c => $"{ColumnName.Of(c.Column)} {c.Metric} {c.Factor}"));
        Assert.Equal("Thuê bao điện thoại / Di động / Trả trước", mapping.Columns[1].Header);
        Assert.Equal(["Toàn tỉnh"], mapping.Totals);
        Assert.Null(mapping.Period);
        Assert.Equal(("2013-06", 8, false), (figures.Period, figures.Entries.Count, figures.LeavesOut));
        Assert.DoesNotContain(figures.Remarks, r => r.Kind == RemarkKind.TotalDiffers);
        Assert.Equal(2_500_000m, figures.Entries.Single(e => e is { Area: "215", Metric.Code: "revenue.telecom" }).Value);
    }

    [Fact]
    public void What_stands_above_a_column_counts()
    {
        var guess = SheetWorld.Guess(SheetWorld.Bytes(XlsxFile.Make(
            XlsxFile.Row(1, "Đơn vị", "Kế hoạch năm 2014", null, "Hiện có trên mạng", null) + XlsxFile.Row(2, null, "Bưu cục", "Trạm BTS", "Bưu cục", "Trạm BTS")
            + XlsxFile.Row(3, "Huyện Yên Thế", 1, 2, 3, 4),
            after: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/></mergeCells>")));

        Assert.Equal(["4 postal.offices", "5 bts.sites"], guess.Mapping!.Columns.Select(c => $"{c.Column} {c.Metric}"));
    }

    [Theory]
    [InlineData("ĐVT: thuê bao", 1)]
    [InlineData("(Đơn vị tính: nghìn thuê bao)", 1000)]
    [InlineData("ĐVT: triệu đồng", 1)]
    [InlineData("ĐVT: nghìn máy", 0)]
    [InlineData("Ghi chú", 1)]
    [InlineData("Đơn vị: nghìn TB", 1000)]
    [InlineData("(Đơn vị: 1.000 thuê bao)", 1000)]
    [InlineData("(1.000 thuê bao)", 1000)]
    [InlineData("(1,000 TB)", 1000)]
    [InlineData("(triệu TB)", 1000000)]
    [InlineData("Đơn vị: nghìn máy", 0)]
    [InlineData("(Đơn vị: 1.000 máy)", 0)]
    [InlineData("(1.000 máy)", 0)]
    [InlineData("(nghìn máy)", 0)]
    [InlineData("(TB/100 dân)", 0)]
    [InlineData("Đơn vị: thuê bao quy đổi", 0)]
    [InlineData("Đơn vị: Công ty Viễn thông Bắc Giang", 1)]
    [InlineData("(Tháng 6/2013)", 1)]
    [InlineData("(Kèm theo Báo cáo số 100/BC-STTTT)", 1)]
    [InlineData("(Tỷ lệ làm tròn)", 1)]
    public void A_unit_above_the_table_counts_and_one_that_is_not_known_leaves_out(string note, long factor)
    {
        var byArea = SheetWorld.Guess(SheetWorld.Csv($"{note};;\nĐơn vị;Thuê bao cố định;Thuê bao di động (thuê bao)\nHuyện Yên Thế;5;6\n"));
        var byMetric = SheetWorld.Guess(SheetWorld.Csv($"{note};;\nTT;Chỉ tiêu;Hiện có\n1;Thuê bao cố định;5\n2;Thuê bao di động (thuê bao);6\n"));

        Assert.Equal(factor, byArea.Mapping!.Columns.FirstOrDefault(c => c.Metric == "subscribers.fixed")?.Factor ?? 0);
        Assert.Equal(1, byArea.Mapping.Columns.Single(c => c.Metric == "subscribers.mobile").Factor);
        Assert.Equal(factor, byMetric.Mapping!.Rows.FirstOrDefault(r => r.Metric == "subscribers.fixed")?.Factor ?? 0);
        Assert.Equal(1, byMetric.Mapping.Rows.Single(r => r.Metric == "subscribers.mobile").Factor);
    }

    [Fact]
    public void A_unit_holds_for_the_rows_below_it_until_another_stands_there()
    {
        var guess = SheetWorld.Guess(SheetWorld.Csv(
            "TT;Chỉ tiêu;ĐVT;Thực hiện\n1;Thuê bao cố định;Nghìn thuê bao;5\n2;Thuê bao di động;;6\n3;Doanh thu viễn thông;Tỷ đồng;7\n4;Doanh thu bưu chính;;8\n5;Trạm BTS;;9\n6;Bưu cục;điểm lẻ;9\n"));

        Assert.Equal(
            ["subscribers.fixed 1000", "subscribers.mobile 1000", "revenue.telecom 1000000000", "revenue.postal 1000000000"],
            guess.Mapping!.Rows.Select(r => $"{r.Metric} {r.Factor}"));
    }

    [Fact]
    public void Two_columns_of_one_metric_are_both_left_to_the_person()
    {
        var guess = SheetWorld.Guess(SheetWorld.Csv("Đơn vị;Trạm BTS;Số trạm BTS;Bưu cục\nHuyện Yên Thế;5;6;7\n"));

        Assert.Equal(["postal.offices"], guess.Mapping!.Columns.Select(c => c.Metric));
    }

    [Fact]
    public void A_column_of_codes_is_preferred_and_row_numbers_are_no_codes()
    {
        var coded = SheetWorld.Guess(SheetWorld.Csv("STT;Mã;Đơn vị;Bưu cục\n24;215;Yên Thế;5\n25;216;Tân Yên;6\n"));
        var named = SheetWorld.Guess(SheetWorld.Csv("STT;Đơn vị;Bưu cục\n24;Yên Thế;5\n213;Tân Yên;6\n"));

        Assert.Equal((2, AreaNaming.Code), (coded.Mapping!.Labels, coded.Mapping.By));
        Assert.Equal((2, AreaNaming.Name), (named.Mapping!.Labels, named.Mapping.By));
    }

    [Fact]
    public void Words_of_absence_are_proposed_and_said()
    {
        var guess = SheetWorld.Guess(SheetWorld.Csv("Đơn vị;Bưu cục\nYên Thế;-\nTân Yên;6\nLạng Giang;…\n"));

        Assert.Equal(new Dictionary<string, AbsenceMeaning> { [""] = AbsenceMeaning.Skip, ["-"] = AbsenceMeaning.NotApplicable, ["…"] = AbsenceMeaning.NotAvailable }, guess.Mapping!.Absences);
        Assert.Equal(2, guess.Remarks.Count(r => r.Kind == RemarkKind.AbsenceProposed));
    }

    [Fact]
    public void A_published_annex_is_understood_row_by_row_and_its_plan_is_not_taken_for_figures()
    {
        var workbook = SheetWorld.Bytes(File.ReadAllBytes(Path.Combine(SheetWorld.Root, "samples", "spreadsheets", "bac-giang-2013-06.csv")), "bac-giang-2013-06.csv");
        var guess = SheetWorld.Guess(workbook, period: null);
        var figures = SheetWorld.Extract(workbook, guess.Mapping!, period: null);

        Assert.Equal(NumberStyle.Vietnamese, guess.Mapping!.Numbers);
        Assert.Equal(
            ["subscribers.fixed=73953", "subscribers.mobile=1795720", "subscribers.internet.fixed_broadband=51725", "bts.sites=838", "bts.sites_shared=650"],
            figures.Entries.Select(e => $"{e.Metric.Code}={e.Value}"));
        Assert.All(figures.Entries, e => Assert.Equal("24", e.Area));

        var annex = SheetWorld.Guess(SheetWorld.Bytes(File.ReadAllBytes(Path.Combine(SheetWorld.Root, "samples", "spreadsheets", "quang-ninh-2014-phu-luc-2.csv")), "x.csv"), period: null);
        Assert.Equal("G", ColumnName.Of(annex.Mapping!.Columns.Single().Column));
        Assert.Equal(6, annex.Mapping.Rows.Count);
        Assert.Contains(annex.Remarks, r => r.Kind == RemarkKind.ColumnUnsure && r.Received == "Doanh thu");
    }

    [Fact]
    public void Where_nothing_is_certain_there_is_no_mapping()
    {
        Assert.Null(SheetWorld.Guess(SheetWorld.Csv("a;b\n1;2\n")).Mapping);
        Assert.Null(SheetWorld.Guess(SheetWorld.Csv("Huyện Yên Thế;5\n")).Mapping);
        Assert.Contains(SheetWorld.Guess(SheetWorld.Csv("§¬n vÞ;®iÓm\nx;1\n")).Remarks, r => r.Kind == RemarkKind.OldFont);
    }

    [Fact]
    public void A_kept_mapping_reads_what_was_guessed()
    {
        var workbook = SheetWorld.Csv("Đơn vị;Trạm BTS;Bưu cục\nHuyện Yên Thế;1.005;6\n");
        var faults = new List<MappingFault>();
        var kept = MappingReader.Read(System.Text.Encoding.UTF8.GetBytes(MappingWriter.Write(SheetWorld.Guess(workbook).Mapping!)), faults);

        Assert.Empty(faults);
        Assert.Contains(SheetWorld.Extract(workbook, kept!).Remarks, r => r.Kind == RemarkKind.NumberStyleUnknown);
        Assert.Equal(1005, SheetWorld.Extract(workbook, kept! with { Numbers = NumberStyle.Vietnamese }).Entries[0].Value);
    }
}
