using System.IO.Compression;
using System.Text;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>Workbooks made part by part, so that a test says what stands in the XML.</summary>
internal static class XlsxFile
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>A workbook.</summary>
    /// <param name="data">What stands within <c>sheetData</c>.</param>
    /// <param name="before">What stands before it, such as columns.</param>
    /// <param name="after">What stands after it, such as merged cells.</param>
    /// <param name="strings">Shared strings, each the inside of an <c>si</c>.</param>
    /// <param name="formats">Codes of number formats; a cell's style is its position, from 1.</param>
    /// <param name="state">State of the one sheet.</param>
    /// <param name="type">What the package says that it is.</param>
    /// <param name="more">Further parts, or others in place of these.</param>
    public static byte[] Make(string data, string before = "", string after = "", string[]? strings = null, string[]? formats = null, string state = "visible", string type = WorkbookType, params (string Name, string Content)[] more)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{type}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """,
            ["_rels/.rels"] = Relations(("rId1", "officeDocument", "xl/workbook.xml")),
            ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Biểu 01" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>""",
            ["xl/_rels/workbook.xml.rels"] = Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "styles.xml")),
            ["xl/worksheets/sheet1.xml"] = $"""<worksheet xmlns="{Main}">{before}<sheetData>{data}</sheetData>{after}</worksheet>""",
            ["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}">{string.Concat((strings ?? []).Select(s => $"<si>{s}</si>"))}</sst>""",
            ["xl/styles.xml"] = Styles(formats ?? []),
        };
        foreach (var (name, content) in more)
        {
            parts[name] = content;
        }

        return Zip(parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))));
    }

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A row of texts and numbers; null leaves a cell out.</summary>
    public static string Row(int row, params object?[] cells) =>
        $"<row r=\"{row}\">{string.Concat(cells.Select((c, i) => Cell((char)('A' + i) + row.ToString(System.Globalization.CultureInfo.InvariantCulture), c)))}</row>";

    private static string Cell(string reference, object? content) => content switch
    {
        null => "",
        string text => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>",
        _ => $"<c r=\"{reference}\"><v>{Convert.ToString(content, System.Globalization.CultureInfo.InvariantCulture)}</v></c>",
    };

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Type}\" Target=\"{r.Target}\"/>"))
        + "</Relationships>";

    private static string Styles(string[] formats) =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts>{string.Concat(formats.Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(f)}\"/>"))}</numFmts>"
        + $"<cellXfs><xf numFmtId=\"0\"/>{string.Concat(formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>"))}<xf numFmtId=\"9\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
}
