using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Telemetry.Portal.Reports;

/// <summary>
/// A report as a workbook of one sheet: numbers as numbers with a format, so that a Vietnamese spreadsheet shows 1.721.878 and
/// 116,25; words as words, never formulas; ready to print. The same report gives the same bytes. Pure.
/// </summary>
internal static class ReportWorkbook
{
    private const string SheetName = "Bao cao";

    // Zip stores no date before 1980; a file's own date is not a part of the report.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file.</summary>
    public static byte[] Render(ReportDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            package.ChangeIdOfPart(workbook, "rId1");
            var layout = new ReportSheet(document);
            workbook.AddNewPart<WorkbookStylesPart>("rId2").Stylesheet = ReportStyles.Sheet();
            workbook.AddNewPart<WorksheetPart>("rId1").Worksheet = layout.Build();
            workbook.Workbook = new Workbook(
                new Sheets(new Sheet { Name = SheetName, SheetId = 1, Id = "rId1" }),
                new DefinedNames(
                    new DefinedName($"'{SheetName}'!{layout.PrintArea}") { Name = "_xlnm.Print_Area", LocalSheetId = 0 },
                    new DefinedName($"'{SheetName}'!{layout.PrintTitles}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
        }

        return WithoutTimes(stream);
    }

    private static byte[] WithoutTimes(MemoryStream stream)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(stream, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return result.ToArray();
    }
}
