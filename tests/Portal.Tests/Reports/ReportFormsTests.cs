using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Telemetry.Portal.Reports;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>The forms of a report: the same cells, each as its reader needs them.</summary>
public sealed class ReportFormsTests(PrintedReportTests.World world) : IClassFixture<PrintedReportTests.World>
{
    [Fact]
    public async Task CSV_begins_with_a_byte_order_mark_and_has_semicolons_and_Vietnamese_numbers()
    {
        var file = ReportCsv.Render(await world.Reports.ReadAsync("telecom_annex", "22", "2014"));
        var lines = Encoding.UTF8.GetString(file.AsSpan(3)).Split("\r\n");

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("STT;Tên chỉ tiêu;Đơn vị tính;Kế hoạch năm 2014;Số tăng trong năm;So với kế hoạch 2014;Hiện có trên mạng;Kế hoạch năm 2015;Ghi chú", lines[4]);
        Assert.StartsWith(";Cộng thuê bao điện thoại;Thuê bao;434.500;684.959;158%;1.721.878;740.000;[", lines[9], StringComparison.Ordinal);
        Assert.StartsWith("7;Doanh thu;Tỷ đồng;1.900;1.982;104%;;2.300;[", lines[13], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a;b\"c", "\"a;b\"\"c\"")]
    [InlineData("Tờ, cuốn", "\"Tờ, cuốn\"")]
    [InlineData("Bưu cục", "Bưu cục")]
    public void Words_never_become_formulas_in_CSV(string words, string field) =>
        Assert.Contains($"\r\n;{field};;", Encoding.UTF8.GetString(ReportCsv.Render(Documents.Of(words))), StringComparison.Ordinal);

    [Fact]
    public void A_negative_number_stays_a_number_in_CSV()
    {
        var document = Documents.Of("Số tăng");
        var cell = new ReportCell { Kind = ReportCellKind.Number, Text = "-25,4%", Value = -25.4m, Exact = -25.4m, IsPercent = true };
        document = document with { Lines = [document.Lines[0] with { Cells = [.. document.Lines[0].Cells.SkipLast(1), cell] }] };

        Assert.Contains(";-25,4%\r\n", Encoding.UTF8.GetString(ReportCsv.Render(document)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task XLSX_has_real_numbers_with_formats_merged_headings_and_a_print_area()
    {
        var document = await world.Reports.ReadAsync("narrative_figures", "22", "2014");
        Workbooks.Read(ReportWorkbook.Render(document), (package, sheet) =>
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            Assert.Empty(sheet.Descendants<CellFormula>());

            var total = sheet.Descendants<Cell>().Single(c => c.CellReference == "D8");
            Assert.Equal(("1721878", CellValues.Number), (total.CellValue!.Text, total.DataType!.Value));
            Assert.Equal("#,##0", FormatOf(package, total));
            var density = sheet.Descendants<Cell>().Single(c => c.CellReference == "G8");
            Assert.Equal("#,##0.00", FormatOf(package, density));
            Assert.StartsWith("145.2816", density.CellValue!.Text, StringComparison.Ordinal);

            var merged = sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value).ToList();
            Assert.Contains("E5:F5", merged);
            Assert.Contains("A5:A6", merged);
            Assert.Contains("A1:I1", merged);
            var names = package.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().ToDictionary(n => n.Name!.Value!, n => n.Text);
            Assert.Equal("'Bao cao'!$5:$6", names["_xlnm.Print_Titles"]);
            Assert.StartsWith("'Bao cao'!$A$1:$I$", names["_xlnm.Print_Area"], StringComparison.Ordinal);
            var setup = sheet.Descendants<PageSetup>().Single();
            Assert.Equal((OrientationValues.Landscape, 1u), (setup.Orientation!.Value, setup.FitToWidth!.Value));
        });
    }

    [Fact]
    public async Task Per_cents_in_XLSX_are_parts_of_one_shown_as_per_cents()
    {
        var document = await world.Reports.ReadAsync("postal_annex", "22", "2014");
        Workbooks.Read(ReportWorkbook.Render(document), (package, sheet) =>
        {
            var cell = sheet.Descendants<Cell>().Single(c => c.CellReference == "F6");
            Assert.Equal(("1.0345", "#,##0%"), (cell.CellValue!.Text, FormatOf(package, cell)));
        });
    }

    [Fact]
    public void Words_never_become_formulas_in_XLSX()
    {
        var file = ReportWorkbook.Render(Documents.Of("=1+1"));

        Workbooks.Read(file, (_, sheet) => Assert.Empty(sheet.Descendants<CellFormula>()));
        Assert.Contains("=1+1", Workbooks.Texts(file));
    }

    [Fact]
    public async Task The_same_report_gives_the_same_workbook()
    {
        var document = await world.Reports.ReadAsync("postal_annex", "22", "2014");

        Assert.Equal(ReportWorkbook.Render(document), ReportWorkbook.Render(document));
    }

    [Fact]
    public async Task A_page_escapes_words_links_figures_and_has_no_script()
    {
        var hostile = await Pages.RenderAsync(Documents.Of("<script>alert(1)</script>"));
        Assert.DoesNotContain("<script", hostile, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", hostile, StringComparison.Ordinal);

        var page = await Pages.RenderAsync(await world.Reports.ReadAsync("telecom_annex", "22", "2014"));
        Assert.Contains("<html lang=\"vi\"", page, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"/passport?indicator=subscribers.telephone&amp;area=22%402004-07-08&amp;period=2014&amp;operator=all&amp;asOf=", page, StringComparison.Ordinal);
        Assert.Contains("<sup>", page, StringComparison.Ordinal);
        Assert.Contains("format=xlsx", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Quảng Ninh", "2014")]
    [InlineData("en", "Quang Ninh", "2014")]
    public async Task The_table_is_captioned_with_its_title_its_unit_and_its_period(string language, string unit, string period)
    {
        var document = await world.Reports.ReadAsync("telecom_annex", "22", "2014", language);
        var caption = WebUtility.HtmlDecode((await Pages.RenderAsync(document)).Split("<caption>")[1].Split("</caption>")[0]);

        Assert.Contains(document.Title, caption, StringComparison.Ordinal);
        Assert.Contains(document.AreaName, caption, StringComparison.Ordinal);
        Assert.EndsWith(unit, document.AreaName, StringComparison.Ordinal);
        Assert.Contains(period, caption, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_words_are_English_and_numbers_as_in_Vietnam()
    {
        var page = await Pages.RenderAsync(await world.Reports.ReadAsync("telecom_annex", "22", "2014", "en"));

        Assert.Contains("<html lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("Telecommunications and Internet, 2014", page, StringComparison.Ordinal);
        Assert.Contains("Quang Ninh", page, StringComparison.Ordinal);
        Assert.Contains("1.721.878", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kế hoạch", page, StringComparison.Ordinal);
    }

    private static string FormatOf(SpreadsheetDocument package, Cell cell)
    {
        var styles = package.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var id = ((CellFormat)styles.CellFormats!.ElementAt((int)cell.StyleIndex!.Value)).NumberFormatId!.Value;
        return styles.NumberingFormats!.Elements<NumberingFormat>().Single(f => f.NumberFormatId!.Value == id).FormatCode!.Value!;
    }
}
