using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>Reads a workbook back.</summary>
internal static class Workbooks
{
    /// <summary>The one worksheet, with the workbook around it.</summary>
    public static void Read(byte[] file, Action<SpreadsheetDocument, Worksheet> with)
    {
        using var stream = new MemoryStream(file);
        using var package = SpreadsheetDocument.Open(stream, isEditable: false);
        with(package, package.WorkbookPart!.WorksheetParts.Single().Worksheet);
    }

    /// <summary>All words in cells.</summary>
    public static List<string> Texts(byte[] file)
    {
        List<string> texts = [];
        Read(file, (_, sheet) => texts = [.. sheet.Descendants<Cell>().Where(c => c.InlineString is not null).Select(c => c.InlineString!.InnerText)]);
        return texts;
    }
}
