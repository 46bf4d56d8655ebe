using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>Workbooks, and what attackers make of them.</summary>
public sealed class XlsxReadingTests
{
    [Theory]
    [InlineData("1795720", "1795720")]
    [InlineData("160.21000000000001", "160.21")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("694.49999999999989", "694.5")]
    [InlineData("1.79572E6", "1795720")]
    [InlineData("1000000000000000", "1000000000000000")]
    [InlineData("-12", "-12")]
    [InlineData("3849.7", "3849.7")]
    public void A_number_is_what_was_typed(string stored, string meant)
    {
        var sheet = SheetWorld.Bytes(XlsxFile.Make($"<row r=\"1\"><c r=\"A1\"><v>{stored}</v></c></row>")).Sheets[0];

        Assert.Equal((CellKind.Number, meant), (sheet[1, 1].Kind, sheet[1, 1].Text));
    }

    [Fact]
    public void Every_kind_of_cell_is_told_apart()
    {
        const string Data = """
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>Xã</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#REF!</v></c>
            <c r="F2"><f>1+1</f></c><c r="G2"><f>1+1</f><v>2</v></c><c r="H2" s="1"/><c r="I2" t="d"><v>2013-06-30</v></c></row>
            <row><c><v>7</v></c><c s="1"><v>0.975</v></c><c s="2"><v>41455</v></c><c s="3"><v>1795720</v></c><c s="4"><v>5</v></c><c s="5"><v>0.5</v></c><c s="6"><v>41455</v></c></row>
            """;
        var sheet = SheetWorld.Bytes(XlsxFile.Make(
            Data,
            strings: ["<t> Thuê bao </t>", "<r><rPr><b/></rPr><t>Di </t></r><r><t>động</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>"],
            formats: ["0.0%", "dd/mm/yyyy", "#,##0,", "#,##0\" đ\""])).Sheets[0];

        Assert.Equal(("Thuê bao", "Di động", "Xã"), (sheet[2, 1].Text, sheet[2, 2].Text, sheet[2, 3].Text));
        Assert.Equal(
            [CellKind.Boolean, CellKind.Error, CellKind.FormulaWithoutValue, CellKind.Number, CellKind.Empty, CellKind.Date],
            Enumerable.Range(4, 6).Select(c => sheet[2, c].Kind));
        Assert.Equal(
            [CellKind.Number, CellKind.Percent, CellKind.Date, CellKind.Divided, CellKind.Number, CellKind.Percent, CellKind.Date],
            Enumerable.Range(1, 7).Select(c => sheet[3, c].Kind));
    }

    [Fact]
    public void Merged_and_hidden_cells_are_known()
    {
        var sheet = SheetWorld.Bytes(XlsxFile.Make(
            XlsxFile.Row(1, "Thuê bao", null, "Trạm") + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row>",
            before: "<cols><col min=\"3\" max=\"16384\" hidden=\"1\"/></cols>",
            after: "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C1048576\"/></mergeCells>")).Sheets[0];

        Assert.Equal(("Thuê bao", CellKind.Empty, "Thuê bao"), (sheet[1, 1].Text, sheet[1, 2].Kind, sheet.Seen(1, 2).Text));
        Assert.Equal("Trạm", sheet.Seen(2, 3).Text);
        Assert.True(sheet.IsRowHidden(2) && sheet.IsColumnHidden(3) && !sheet.IsColumnHidden(2) && !sheet.IsRowHidden(1));
    }

    [Fact]
    public void What_is_no_harmless_workbook_is_refused_with_what_to_do()
    {
        Assert.Contains("macros", Refusal(more: ("xl/vbaProject.bin", "x")), StringComparison.Ordinal);
        Assert.Contains("macros", SheetWorld.Refusal(XlsxFile.Make("", type: "application/vnd.ms-excel.sheet.macroEnabled.main+xml")), StringComparison.Ordinal);
        Assert.Contains(".ods", SheetWorld.Refusal(XlsxFile.Zip([("content.xml", "<x/>"u8.ToArray())])), StringComparison.Ordinal);
        Assert.Contains("damaged", SheetWorld.Refusal("PK\u0003\u0004nonsense"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("damaged", SheetWorld.Refusal(XlsxFile.Make(XlsxFile.Row(1, 1))[..900]), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(data: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>"), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(data: "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(data: "<row r=\"1\"><c r=\"A1\"><v>NaN</v></c></row>"), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(data: "<row r=\"99999999\"/>"), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(data: "<row r=\"1\"><c"), StringComparison.Ordinal);
    }

    [Fact]
    public void External_entities_are_not_read()
    {
        using var secret = new StreamWriter(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        var path = ((FileStream)secret.BaseStream).Name;
        secret.Write("SECRET");
        secret.Flush();
        try
        {
            var sheet = $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{path}\">]><worksheet xmlns=\"{XlsxFile.Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";

            Assert.Contains("damaged", Refusal(more: ("xl/worksheets/sheet1.xml", sheet)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_bomb_is_told_before_it_goes_off()
    {
        var zeros = new byte[65 * 1024 * 1024];
        var bomb = XlsxFile.Zip([("xl/workbook.xml", "<x/>"u8.ToArray()), .. Enumerable.Range(0, 4).Select(i => ($"xl/{i}.xml", zeros))]);

        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Contains("unpacked", SheetWorld.Refusal(bomb), StringComparison.Ordinal);
    }

    private static string Refusal(string data = "", params (string Name, string Content)[] more) => SheetWorld.Refusal(XlsxFile.Make(data, more: more));
}
