using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>From cells to figures: what is not certain is left out and said.</summary>
public sealed class ExtractionTests
{
    [Fact]
    public void A_departments_table_is_read_with_its_groups_totals_and_notes()
    {
        var figures = SheetWorld.Extract(
            SheetWorld.Csv("TT;Đơn vị;Số\n;Tổng cộng;60\nI;Huyện Yên Thế;30\n1;Xã Đồng Tiến;10\n2;X. Tân Sỏi;20\nII;H. Tân Yên;30\n1;Đồng Tiến;30\n;Người lập biểu;\n;(*) Số ước;\n"),
            SheetWorld.OneColumn() with { Labels = 2, Level = UnitLevel.Commune, Columns = [new FigureColumn { Column = 3, Metric = "subscribers.fixed" }] });

        Assert.Equal(["07267=10@C4", "07264=20@C5", "07301=30@C7"], figures.Entries.Select(e => $"{e.Area}={e.Value}@{e.At}"));
        Assert.False(figures.LeavesOut);
        Assert.DoesNotContain(figures.Remarks, r => r.Kind == RemarkKind.TotalDiffers);
        Assert.Equal(3, figures.Remarks.Count(r => r.Kind == RemarkKind.RowSkipped));
    }

    [Theory]
    [InlineData("II;Huyện Yên Dũng;")]
    [InlineData(";Huyện Yên Dũng;")]
    [InlineData("II;Huyện Yên Dũng;30")]
    [InlineData("Huyện Yên Dũng;;")]
    public void Below_a_heading_that_is_not_understood_the_group_before_it_does_not_count(string heading)
    {
        var mapping = SheetWorld.OneColumn() with { Labels = 2, Level = UnitLevel.Commune, Columns = [new FigureColumn { Column = 3, Metric = "subscribers.fixed" }] };
        var figures = SheetWorld.Extract(SheetWorld.Csv($"TT;Đơn vị;Số\nI;Huyện Yên Thế;\n1;Xã Tân Sỏi;10\n;;\n{heading}\n1;Xã Đồng Tiến;20\n2;Xã Song Mai;30\n"), mapping);

        Assert.Equal(["07264=10", "07213=30"], figures.Entries.Select(e => $"{e.Area}={e.Value}"));
        Assert.Contains(figures.Remarks, r => r.Kind == RemarkKind.AmbiguousArea && r.At.ToString() == "B6");
    }

    [Fact]
    public void A_total_that_is_not_the_sum_is_a_warning_and_sends_all_the_same()
    {
        var figures = Districts("Huyện Yên Thế;1.100.000\nHuyện Tân Yên;500\nTổng cộng;1.200.500\n");

        Assert.Equal(2, figures.Entries.Count);
        Assert.Equal(("B4", RemarkSeverity.Warning), figures.Remarks.Where(r => r.Kind == RemarkKind.TotalDiffers).Select(r => (r.At.ToString(), r.Severity)).Single());
    }

    [Theory]
    [InlineData("1.795;1.795.720", "1795")]
    [InlineData("1,795;1,795,720", "1795")]
    [InlineData("1.795;x", "")]
    [InlineData("838;x", "838")]
    [InlineData("1 795;x", "1795")]
    public void A_number_that_may_be_two_is_read_by_its_column_or_not_at_all(string cells, string expected)
    {
        var parts = cells.Split(';');
        var figures = SheetWorld.Extract(
            SheetWorld.Csv($"A;B\nHuyện Yên Thế;{parts[0]}\nHuyện Tân Yên;{parts[1]}\n"),
            SheetWorld.OneColumn() with { Absences = new Dictionary<string, AbsenceMeaning> { ["x"] = AbsenceMeaning.Skip } });

        Assert.Equal(expected, string.Join(',', figures.Entries.Where(e => e.Area == "215").Select(e => e.Value)));
        Assert.Equal(expected.Length == 0, figures.Remarks.Any(r => r.Kind == RemarkKind.NumberStyleUnknown));
    }

    [Fact]
    public void Where_a_metric_has_decimals_the_other_columns_do_not_decide()
    {
        var figures = SheetWorld.Extract(
            SheetWorld.Csv("A;Kg;Thuê bao\nHuyện Yên Thế;1.795;1.795.720\n"),
            SheetWorld.OneColumn("volume.letter_post_weight") with
            {
                Columns = [new FigureColumn { Column = 2, Metric = "volume.letter_post_weight" }, new FigureColumn { Column = 3, Metric = "subscribers.fixed" }],
            });

        Assert.Equal("1795720", string.Join(',', figures.Entries.Select(e => e.Value)));
        Assert.Contains(figures.Remarks, r => r.Kind == RemarkKind.NumberStyleUnknown && r.At.ToString() == "B2");
    }

    [Fact]
    public void Two_styles_in_a_column_are_not_chosen_between()
    {
        var figures = Districts("Huyện Yên Thế;1.795.720\nHuyện Tân Yên;1,795,720\nHuyện Lạng Giang;838\n");

        Assert.Equal("838", string.Join(',', figures.Entries.Select(e => e.Value)));
        Assert.Equal(["B2", "B3"], figures.Remarks.Where(r => r.Kind == RemarkKind.NumberStyleMixed).Select(r => r.At.ToString()));
    }

    [Fact]
    public void A_cell_in_the_other_style_than_the_mappings_is_left_out()
    {
        var figures = SheetWorld.Extract(SheetWorld.Csv("A;B\nHuyện Yên Thế;1.795\nHuyện Tân Yên;1,795,720\n"), SheetWorld.OneColumn() with { Numbers = NumberStyle.Vietnamese });

        Assert.Equal("1795", string.Join(',', figures.Entries.Select(e => e.Value)));
        Assert.Contains(figures.Remarks, r => r.Kind == RemarkKind.NumberStyleOther && r.At.ToString() == "B3");
    }

    [Theory]
    [InlineData("97,5%", RemarkKind.Percentage)]
    [InlineData("(12)", RemarkKind.Parenthesised)]
    [InlineData("5,2 triệu", RemarkKind.NumberWithWords)]
    [InlineData("KPS", RemarkKind.NotANumber)]
    internal void What_is_no_figure_is_left_out_with_its_cell(string text, RemarkKind kind)
    {
        var figures = Districts($"Huyện Yên Thế;{text}\nHuyện Tân Yên;5\n");

        Assert.Equal((kind, "B2", text), figures.Remarks.Where(r => r.Severity == RemarkSeverity.LeftOut).Select(r => (r.Kind, r.At.ToString(), r.Received)).Single());
        Assert.Single(figures.Entries);
    }

    [Fact]
    public void Words_of_absence_mean_what_the_mapping_says()
    {
        var figures = SheetWorld.Extract(
            SheetWorld.Csv("A;B\nHuyện Yên Thế;-\nHuyện Tân Yên;kps\nHuyện Lạng Giang;\n"),
            SheetWorld.OneColumn() with
            {
                Absences = new Dictionary<string, AbsenceMeaning>(StringComparer.OrdinalIgnoreCase) { ["-"] = AbsenceMeaning.NotApplicable, ["KPS"] = AbsenceMeaning.Zero, [""] = AbsenceMeaning.NotAvailable },
            });

        Assert.Equal(["215  NotApplicable", "216 0 ", "217  NotAvailable"], figures.Entries.Select(e => $"{e.Area} {e.Value} {e.Absence}"));
    }

    [Theory]
    [InlineData("Huyện Yên Thế", "215", false)]
    [InlineData("HUYỆN YÊN THẾ", "215", false)]
    [InlineData("Yên Thế", "215", false)]
    [InlineData("1. H. Yên Thế", "215", false)]
    [InlineData("H. Yên Thế", "215", false)]
    [InlineData("h. Yên Thế", "215", false)]
    [InlineData("X. Huyện Yên Thế", "215", false)]
    [InlineData("X. H. Yên Thế", "215", false)]
    [InlineData("X - Yên Thế", "215", false)]
    [InlineData("IX. Yên Thế", "215", false)]
    [InlineData("G. Yên Thế", "215", false)]
    [InlineData("X. Yên Thế", "", false)]
    [InlineData("X.Yên Thế", "", false)]
    [InlineData("1. X. Yên Thế", "", false)]
    [InlineData("TT. Yên Thế", "", false)]
    [InlineData("Huyen Yen The", "215", true)]
    [InlineData("Tổng cộng", "", false)]
    [InlineData("Huyện Yên Dũng", "", false)]
    [InlineData("Xã Yên Thế", "", false)]
    public void A_district_is_found_by_its_name(string label, string code, bool isSaid)
    {
        var figures = Districts($"{label};5\nTân Yên;6\n");

        Assert.Equal(code, string.Join(',', figures.Entries.Where(e => e.Area != "216").Select(e => e.Area)));
        Assert.Equal(isSaid, figures.Remarks.Any(r => r.Kind == RemarkKind.InexactArea));
    }

    [Fact]
    public void A_district_written_short_is_not_the_town_of_its_name()
    {
        var catalogue = SheetWorld.Catalogue with
        {
            Units = [.. SheetWorld.Catalogue.Units, new KnownUnit("07240", "Thị trấn Tân Yên", UnitLevel.Commune, "216", new DateOnly(2004, 7, 8), null)],
        };
        var figures = SheetExtractor.Extract(
            SheetWorld.Csv("A;B\nH. Tân Yên;30\nTT. Tân Yên;10\nĐồng Tiến;20\n"), SheetWorld.OneColumn() with { Level = UnitLevel.Commune }, catalogue, "2013-06");

        Assert.Equal(["07240=10", "07301=20"], figures.Entries.Select(e => $"{e.Area}={e.Value}"));
    }

    [Fact]
    public void Names_that_differ_in_a_tone_are_two_communes_and_without_tones_neither_is_chosen()
    {
        var mapping = SheetWorld.OneColumn() with { Level = UnitLevel.Commune };
        var written = SheetWorld.Extract(SheetWorld.Csv("A;B\nXã Hà Lương;1\nHạ Lương;2\n"), mapping);
        var bare = SheetWorld.Extract(SheetWorld.Csv("A;B\nXa Ha Luong;1\nXã Song Mai;2\n"), mapping);

        Assert.Equal(["07304", "07307"], written.Entries.Select(e => e.Area));
        Assert.Equal(["07213"], bare.Entries.Select(e => e.Area));
        Assert.Contains("07304 Xã Hà Lương, 07307 Xã Hạ Lương", bare.Remarks.Single(r => r.Kind == RemarkKind.AmbiguousArea).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_lost_its_nought_is_recognised_and_said()
    {
        var figures = SheetWorld.Extract(SheetWorld.Bytes(XlsxFile.Make(XlsxFile.Row(1, "Mã", "Số") + XlsxFile.Row(2, 7213, 5) + XlsxFile.Row(3, "07264", 6) + XlsxFile.Row(4, 24, 9))), SheetWorld.OneColumn() with { By = AreaNaming.Code, Level = UnitLevel.Commune });

        Assert.Equal(["07213", "07264"], figures.Entries.Select(e => e.Area));
        Assert.Contains("07213 Xã Song Mai", figures.Remarks.Single(r => r.Kind == RemarkKind.InexactArea).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_stands_twice_is_not_sent_at_all()
    {
        var figures = Districts("Huyện Yên Thế;5\nYên Thế;6\nTân Yên;7\n");

        Assert.Equal("216", string.Join(',', figures.Entries.Select(e => e.Area)));
        Assert.Equal(["A2", "A3"], figures.Remarks.Where(r => r.Kind == RemarkKind.AreaTwice).Select(r => r.At.ToString()));
    }

    [Fact]
    public void Columns_that_moved_since_the_mapping_was_made_are_a_fault()
    {
        var mapping = SheetWorld.OneColumn() with { Columns = [new FigureColumn { Column = 2, Header = "Trả trước", Metric = "subscribers.mobile_prepaid" }] };
        var figures = SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Trả sau\nYên Thế;5\n"), mapping);

        Assert.True(figures.HasFaults);
        Assert.Contains(figures.Remarks, r => r.Kind == RemarkKind.HeaderDiffers && r.At.ToString() == "B1");
        Assert.False(SheetWorld.Extract(SheetWorld.Csv("Đơn vị;TRẢ  TRƯỚC\nYên Thế;5\n"), mapping).HasFaults);
    }

    [Fact]
    public void Columns_of_two_years_that_changed_places_are_a_fault()
    {
        var mapping = SheetWorld.OneColumn() with { Header = new RowRange(1, 2), Columns = [new FigureColumn { Column = 2, Header = "Bưu cục / 2014", Metric = "postal.offices" }] };

        Assert.True(SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Bưu cục;Bưu cục\n;2013;2014\nYên Thế;5;6\n"), mapping).HasFaults);
        Assert.False(SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Bưu cục;Bưu cục\n;2014;2013\nYên Thế;5;6\n"), mapping).HasFaults);
    }

    [Fact]
    public void Last_months_mapping_does_not_give_its_period_to_this_months_file()
    {
        var sheet = SheetWorld.Csv("Tháng 7/2013;\nĐơn vị;Số\nYên Thế;5\n");
        var mapping = SheetWorld.OneColumn() with { Header = new RowRange(2, 2), Period = "2013-06" };

        Assert.True(SheetWorld.Extract(sheet, mapping, period: null).HasFaults);
        Assert.Equal("2013-07", SheetWorld.Extract(sheet, mapping with { Period = null }, period: null).Period);
        var said = SheetWorld.Extract(sheet, mapping with { Period = null }, "2013-06");
        Assert.False(said.HasFaults);
        Assert.Contains(said.Remarks, r => r is { Kind: RemarkKind.PeriodDiffers, Severity: RemarkSeverity.Warning });
        Assert.True(SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Số\nYên Thế;5\n"), SheetWorld.OneColumn(), period: null).HasFaults);
        Assert.Equal("2013-08", SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Số\nYên Thế;5\n", "vnpt-2013-08.csv"), SheetWorld.OneColumn(), period: null).Period);
    }

    [Theory]
    [InlineData("8 tháng đầu năm 2014")]
    [InlineData("Từ tháng 1 đến tháng 5/2014")]
    [InlineData("Tháng 8 và 8 tháng đầu năm 2014")]
    public void Months_that_no_period_is_made_of_are_asked_about(string title)
    {
        var sheet = SheetWorld.Csv($"{title};\nĐơn vị;Số\nYên Thế;5\n");
        var mapping = SheetWorld.OneColumn() with { Header = new RowRange(2, 2) };
        var unsaid = SheetWorld.Extract(sheet, mapping, period: null);
        var said = SheetWorld.Extract(sheet, mapping, "2014-09");

        Assert.Empty(unsaid.Entries);
        Assert.Contains("--period", unsaid.Remarks.Single(r => r.Severity == RemarkSeverity.Fault).Text.English, StringComparison.Ordinal);
        Assert.True(SheetWorld.Extract(sheet, mapping with { Period = "2013-06" }, period: null).HasFaults);
        Assert.Equal(("2014-09", 1, RemarkSeverity.Warning), (said.Period, said.Entries.Count, said.Remarks.Single(r => r.Kind == RemarkKind.PeriodDiffers).Severity));
    }

    [Fact]
    public void Hidden_figures_and_figures_in_merged_cells_are_left_out_and_said()
    {
        var workbook = SheetWorld.Bytes(XlsxFile.Make(
            XlsxFile.Row(1, "Đơn vị", "Số") + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>Yên Thế</t></is></c><c r=\"B2\"><v>5</v></c></row>" + XlsxFile.Row(3, "Tân Yên", 6) + XlsxFile.Row(4, "Lạng Giang", null),
            after: "<mergeCells><mergeCell ref=\"B3:B4\"/></mergeCells>"));
        var refused = SheetWorld.Extract(workbook, SheetWorld.OneColumn());
        var read = SheetWorld.Extract(workbook, SheetWorld.OneColumn() with { Hidden = HiddenCells.Read });

        Assert.Equal([RemarkKind.Hidden, RemarkKind.MergedFigures, RemarkKind.MergedFigures], refused.Remarks.Where(r => r.Severity == RemarkSeverity.LeftOut).Select(r => r.Kind));
        Assert.Equal(["215"], read.Entries.Select(e => e.Area));
    }

    [Fact]
    public void A_row_that_unquoted_commas_have_shifted_is_left_out_and_said()
    {
        const string Text = "Đơn vị,Số,Ghi chú\nHuyện Yên Thế,1,795,838\nHuyện Tân Yên,\"1,005,006\",x\nHuyện Lạng Giang,7,,\n";
        var byArea = SheetWorld.Extract(SheetWorld.Csv(Text), SheetWorld.OneColumn());
        var byMetric = SheetWorld.Extract(SheetWorld.Csv("Chỉ tiêu,Số\nBưu cục,1,795\nTrạm BTS,6\n"), SheetWorld.OneColumn() with
        {
            Columns = [new FigureColumn { Column = 2, Area = "24" }],
            Rows = [new MetricRow { Row = 2, Metric = "postal.offices" }, new MetricRow { Row = 3, Metric = "bts.sites" }],
        });

        Assert.Equal(["216=1005006", "217=7"], byArea.Entries.Select(e => $"{e.Area}={e.Value}"));
        Assert.Equal([("A2", RemarkKind.BeyondHeader)], byArea.Remarks.Where(r => r.Severity == RemarkSeverity.LeftOut).Select(r => (r.At.ToString()!, r.Kind)));
        Assert.Equal(["bts.sites=6"], byMetric.Entries.Select(e => $"{e.Metric.Code}={e.Value}"));
        Assert.Equal([("A2", RemarkKind.BeyondHeader)], byMetric.Remarks.Where(r => r.Severity == RemarkSeverity.LeftOut).Select(r => (r.At.ToString()!, r.Kind)));
    }

    [Fact]
    public void What_is_written_beside_a_workbooks_table_is_a_note()
    {
        var workbook = SheetWorld.Bytes(XlsxFile.Make(XlsxFile.Row(1, "Đơn vị", "Số") + XlsxFile.Row(2, "Huyện Yên Thế", 5, "ước")));

        Assert.False(SheetWorld.Extract(workbook, SheetWorld.OneColumn()).LeavesOut);
    }

    [Fact]
    public void A_factor_is_exact()
    {
        var figures = SheetWorld.Extract(
            SheetWorld.Csv("A;B\nYên Thế;694,5\n"), SheetWorld.OneColumn() with { Columns = [new FigureColumn { Column = 2, Metric = "revenue.total", Factor = 1_000_000_000 }] });

        Assert.Equal(694_500_000_000m, figures.Entries.Single().Value);
    }

    [Fact]
    public void A_hidden_or_missing_sheet_is_a_fault()
    {
        var hidden = SheetWorld.Bytes(XlsxFile.Make(XlsxFile.Row(1, "Đơn vị", "Số"), state: "hidden"));

        Assert.Contains(SheetWorld.Extract(hidden, SheetWorld.OneColumn()).Remarks, r => r.Kind == RemarkKind.SheetMissing);
        Assert.Contains(SheetWorld.Extract(hidden, SheetWorld.OneColumn() with { Sheet = "Biểu 01" }).Remarks, r => r.Kind == RemarkKind.SheetHidden);
    }

    private static SheetFigures Districts(string rows) => SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Số\n" + rows), SheetWorld.OneColumn());
}
